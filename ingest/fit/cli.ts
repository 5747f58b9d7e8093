import { writeFile } from 'node:fs/promises';
import { wordsOf } from '../../src/language/words.js';
import { runCommand } from '../../src/node/command.js';
import { readConfig } from '../../src/node/config.js';
import { passagesOf } from '../../src/retrieve/candidates.js';
import type { RankingModels } from '../../src/retrieve/rank.js';
import { loadEmbeddings, makeParts } from '../build/parts.js';
import { terminalListener } from '../build/terminal.js';
import { readFollowUps } from '../expand/follow-ups.js';
import { readSources } from '../origin.js';
import { type Fit, fitRanking } from './fit.js';
import { makeFollowUps } from './follow-ups.js';
import { MODEL_PATH } from './model.js';
import { type Fits, REPORT_PATH, report } from './report.js';
import { openParts } from './retriever.js';
import { makeSamples, type Sample, type SampleOptions } from './samples.js';

const ASKED = 4; // one question of so many is asked: the weights are as good as with all
const ASKED_AGAIN = 10; // one question of so many is asked with only itself held out: enough for a figure
const DIGITS = 5; // more than the data tell

/** Fits the weights of the ranking on the predicted questions of the configured brief, and writes up how well they do. */
await runCommand(async () => {
  const config = readConfig(process.env);
  const listener = terminalListener(process.stderr);
  const sources = await readSources(config);
  const parts = await makeParts(sources, config, listener);
  const embeddings = await loadEmbeddings(config, sources.origin.embedding);
  const lengths = new Map(parts.brief.passages.map(({ id, text }) => [id, wordsOf(text).length]));
  const ask = (options: Pick<SampleOptions, 'plain' | 'heldOut' | 'every'>, what: string) =>
    makeSamples(parts, {
      ...options,
      embed: (texts) => embeddings.embedQueries(texts),
      progress: (done, total) => listener.progress(`Asking ${what}`, done, total),
    });
  const fitOn = (samples: Sample[], again: Sample[] = []): Fit => {
    listener.progress('Fitting');
    return fitRanking(samples, again, passagesOf(parts.candidates), (id) => lengths.get(id) ?? 0);
  };
  const records = await readFollowUps(config.BRIEF, parts.brief);
  const fitBoth = async (question: Fit, plain: boolean): Promise<Fits> => {
    listener.progress('Asking follow-ups');
    const retriever = openParts(parts, question.model, { plain, embedQuery: (text) => embeddings.embedQuery(text) });
    return { question, followUp: fitOn(await makeFollowUps(records, parts, retriever, plain)) };
  };
  const again = await ask({ heldOut: 'question', every: ASKED_AGAIN }, 'in other words');
  const expanded = await fitBoth(
    fitOn(await ask({ heldOut: 'record', every: ASKED }, 'as another reader'), again),
    false,
  );
  const plain = await fitBoth(
    fitOn(await ask({ heldOut: 'record', every: ASKED, plain: true }, 'the brief alone')),
    true,
  );
  const models = { expanded: modelsOf(expanded), plain: modelsOf(plain) };
  await writeFile(MODEL_PATH, `${JSON.stringify(models, rounded, 2)}\n`);
  const text = report({ expanded, plain });
  await writeFile(REPORT_PATH, text);
  listener.done(`Wrote ${MODEL_PATH} and ${REPORT_PATH}. Run "npm run ingest" to use it.`);
  process.stdout.write(text);
});

function modelsOf({ question, followUp }: Fits): RankingModels {
  return { question: question.model, followUp: followUp.model };
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value;
}
