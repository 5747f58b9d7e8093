import { parseArgs } from 'node:util';
import { ConfigError } from '../src/config.js';
import { runCommand } from '../src/node/command.js';
import { readConfig } from '../src/node/config.js';
import { buildIndex } from './build/build.js';
import { terminalListener } from './build/terminal.js';

const USAGE = `Builds the index of a brief.

  npm run ingest                       builds it if the brief, the model or the pipeline changed
  npm run ingest -- --force            builds it anyway
  npm run ingest -- --target workers   also writes what a Worker is deployed with; "npm run build" first

Settings: BRIEF, INDEX_DIR, EMBEDDING_MODEL and others; see the README.`;

await runCommand(async () => {
  const options = {
    force: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    target: { type: 'string' },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const { target = 'node', force = false } = values;
  if (target !== 'node' && target !== 'workers') throw new ConfigError(`There is no target "${target}".\n\n${USAGE}`);
  const config = readConfig(process.env);
  const listener = terminalListener(process.stderr);
  const started = performance.now();
  const built = await buildIndex(config, { listener, force });
  if (target === 'workers') {
    const { buildWorker } = await import('./workers/build.js');
    await buildWorker(config, { listener, place: 'file' });
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const done = built || target === 'workers';
  listener.done(done ? `Built in ${seconds} s.` : `${config.INDEX_DIR} is up to date.`);
});
