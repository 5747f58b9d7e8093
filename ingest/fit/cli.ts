import { writeFile } from 'node:fs/promises';
import { wordsOf } from '../../src/language/words.js';
import { runCommand } from '../../src/node/command.js';
import { readConfig } from '../../src/node/config.js';
import { mean } from '../../src/retrieve/arithmetic.js';
import { passagesOf } from '../../src/retrieve/candidates.js';
import { loadEmbeddings, makeParts } from '../build/parts.js';
import { terminalListener } from '../build/terminal.js';
import { readSources } from '../origin.js';
import { fitRanking, type Outcome, type TradeOff } from './fit.js';
import { MODEL_PATH } from './model.js';
import { makeSamples } from './samples.js';

/** Fits the weights of the ranking on the predicted questions of the configured brief, and prints how well they do. */
await runCommand(async () => {
  const config = readConfig(process.env);
  const listener = terminalListener(process.stderr);
  const sources = await readSources(config);
  const parts = await makeParts(sources, config, listener);
  const embeddings = await loadEmbeddings(config, sources.origin.embedding);
  const embed = (texts: string[]): Promise<number[][]> => embeddings.embedQueries(texts);
  const wordsIn = (id: string): number => lengths.get(id) ?? 0;
  const lengths = new Map(parts.brief.passages.map(({ id, text }) => [id, wordsOf(text).length]));
  const models: Record<string, unknown> = {};
  for (const name of ['expanded', 'plain'] as const) {
    const progress = (done: number, total: number): void =>
      listener.progress(`Asking the ${name} index its own questions`, done, total);
    const samples = await makeSamples(parts, { plain: name === 'plain', embed, progress });
    listener.progress(`Fitting ${name}`);
    const { model, outcomes, curve } = fitRanking(samples, passagesOf(parts.candidates), wordsIn);
    models[name] = rounded(model);
    listener.done('');
    print(name, outcomes, curve, model.threshold);
    process.stdout.write(`\nbeta ${model.beta}\n`);
  }
  await writeFile(MODEL_PATH, `${JSON.stringify(models, null, 2)}\n`);
  process.stdout.write(`\nWrote ${MODEL_PATH}. Run "npm run ingest" to use it.\n`);
});

function print(name: string, outcomes: readonly Outcome[], curve: readonly TradeOff[], threshold: number): void {
  const lines = [
    `\n## ${name}\n`,
    'language  answerable  right first  if misspelt  complete  overlap  words  | unanswerable  refused  if reworded',
  ];
  for (const language of [...new Set(outcomes.map((outcome) => outcome.language))].sort()) {
    const own = outcomes.filter((outcome) => outcome.language === language);
    const yes = own.filter(({ answerable }) => answerable);
    const misspelt = yes.filter((outcome) => outcome.misspelt);
    const clean = yes.filter((outcome) => !outcome.misspelt);
    const no = own.filter(({ answerable }) => !answerable);
    const share = (of: readonly Outcome[], value: (outcome: Outcome) => number): string =>
      percent(of.reduce((sum, outcome) => sum + value(outcome), 0) / of.length);
    const cells: [string, number][] = [
      [String(yes.length), 11],
      [share(clean, ({ firstRight }) => Number(firstRight)), 12],
      [share(misspelt, ({ firstRight }) => Number(firstRight)), 12],
      [share(yes, ({ complete }) => Number(complete)), 9],
      [share(yes, ({ overlap }) => overlap), 8],
      [mean(yes.map(({ words }) => words)).toFixed(0), 6],
      ['|', 2],
      [String(no.length), 13],
      [share(no, ({ probability }) => Number(probability < threshold)), 8],
      [share(no, ({ reworded }) => Number(reworded < threshold)), 12],
    ];
    lines.push([language.padEnd(8), ...cells.map(([text, width]) => text.padStart(width))].join(' '));
  }
  lines.push('', 'threshold  wrong refusals  missed refusals');
  for (const point of curve.filter((_, i) => i % 4 === 0 || curve[i]?.threshold === threshold)) {
    const mark = point.threshold === threshold ? '  <- chosen' : '';
    lines.push(
      `${point.threshold.toFixed(2).padStart(9)} ${percent(point.wrongRefusals).padStart(15)} ${percent(point.missedRefusals).padStart(16)}${mark}`,
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** Four digits are more than the data tell. */
function rounded<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, item) => (typeof item === 'number' ? Number(item.toPrecision(5)) : item)),
  );
}
