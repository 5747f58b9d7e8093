import { parseArgs } from 'node:util';
import { runCommand } from '../../src/node/command.js';
import { readConfig } from '../../src/node/config.js';
import { buildIndex } from '../build/build.js';
import { terminalListener } from '../build/terminal.js';
import { fitCheck, type Judged } from './fit.js';
import { writeModel } from './model.js';
import { openCheck } from './open.js';
import { readParaphrases } from './paraphrases.js';
import { report } from './report.js';
import { makeSamples } from './samples.js';

const USAGE = `Tells how many tampered sentences the check of write mode catches, and how many true ones it stops.

  npm run check-sentences                 prints the tables of docs/write-mode.md
  npm run check-sentences -- --verbose    and every sentence that was judged wrongly
  npm run check-sentences -- --write      and writes what was fitted into the product
`;

await runCommand(async () => {
  const options = {
    verbose: { type: 'boolean' },
    write: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help) return void process.stdout.write(USAGE);
  const config = readConfig(process.env);
  const listener = terminalListener(process.stderr);
  await buildIndex(config, { listener });
  const open = await openCheck(config);
  const paraphrases = await readParaphrases(config.BRIEF, open.lookup.brief);
  const samples = await makeSamples(open, paraphrases, (done, total) =>
    listener.progress('Checking sentences, true and tampered', done, total),
  );
  listener.progress('Fitting');
  const { model, judged } = fitCheck(samples);
  listener.done('');
  process.stdout.write(`${report(judged)}\n`);
  if (values.verbose) process.stdout.write(`\n${judged.flatMap(wrongly).join('\n')}\n`);
  if (values.write) process.stdout.write(`\nWrote ${await writeModel(model)}.\n`);
});

function wrongly({ sample: { origin, treatment, text }, objection }: Judged): string[] {
  const isWrong = (treatment === 'true') === (objection !== undefined);
  return isWrong ? [`${origin}, ${treatment}: ${objection ? `stopped (${objection})` : 'passed'}: ${text}`] : [];
}
