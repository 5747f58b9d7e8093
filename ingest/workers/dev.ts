import { runCommand } from '../../src/node/command.js';
import { readConfig } from '../../src/node/config.js';
import { terminalListener } from '../build/terminal.js';
import { buildWorker } from './build.js';
import { runWrangler } from './wrangler.js';

/** Serves the Worker on this machine, in the engine that Cloudflare runs: no account, no network. */
await runCommand(async () => {
  const config = readConfig(process.env);
  const listener = terminalListener(process.stderr);
  await buildWorker(config, { listener, place: 'file' });
  listener.done('Starting workerd');
  process.exitCode = await runWrangler(['dev', '--local', '--ip', config.HOST, '--port', String(config.PORT)]);
});
