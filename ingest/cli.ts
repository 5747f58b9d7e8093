import { parseArgs } from 'node:util';
import { runCommand } from '../src/node/command.js';
import { readConfig } from '../src/node/config.js';
import { buildIndex } from './build/build.js';
import { terminalListener } from './build/terminal.js';

const USAGE = `Builds the index of a brief.

  npm run ingest              builds it if the brief, the model or the pipeline changed
  npm run ingest -- --force   builds it anyway

Settings: BRIEF, INDEX_DIR, EMBEDDING_MODEL and others; see the README.`;

await runCommand(async () => {
  const { values } = parseArgs({ options: { force: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const config = readConfig(process.env);
  const listener = terminalListener(process.stderr);
  const started = performance.now();
  const built = await buildIndex(config, { listener, force: values.force ?? false });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  listener.done(built ? `Built ${config.INDEX_DIR} in ${seconds} s.` : `${config.INDEX_DIR} is up to date.`);
});
