import { unstable_readConfig } from 'wrangler';
import { cloudflareApi } from '../../src/node/cloudflare.js';
import { runCommand } from '../../src/node/command.js';
import { readConfig } from '../../src/node/config.js';
import { terminalListener } from '../build/terminal.js';
import { buildWorker } from './build.js';
import { checkDeployment } from './check.js';
import { vectorizeDatabase } from './vectorize.js';
import { runWrangler } from './wrangler.js';

const CONFIG = 'wrangler.toml';

/**
 * Deploys the Worker: checks what is configured, builds, brings the vectors to Vectorize where it is bound, deploys. What is
 * live goes on with the vectors of its own build until the new version is there. Arguments are passed on to wrangler;
 * `npm run deploy -- --dry-run` sends nothing.
 */
await runCommand(async () => {
  const args = process.argv.slice(2);
  const config = readConfig(process.env);
  const name = checkDeployment(unstable_readConfig({ config: CONFIG }, { hideWarnings: true }), config);
  const listener = terminalListener(process.stderr);
  const sends = name !== undefined && !args.includes('--dry-run');
  const database = sends ? vectorizeDatabase(cloudflareApi(config), name, listener) : undefined;
  const vectors = await buildWorker(config, { listener, place: name === undefined ? 'file' : 'vectorize' });
  await database?.upload(vectors);
  listener.done('Deploying');
  process.exitCode = await runWrangler(['deploy', '--config', CONFIG, ...args]);
  if (process.exitCode === 0) await database?.removeOthers(vectors.build);
});
