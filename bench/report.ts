import { cpus, totalmem } from 'node:os';
import type { ContenderResult } from './contender.js';
import type { GrowthResult } from './growth.js';
import type { ServerResult } from './server.js';
import type { EmbeddingTimes } from './tensorflow.js';
import type { Times } from './times.js';

/** A contender with how long a question takes it over HTTP. */
export interface Contender extends ContenderResult {
  name: string;
  http: Times;
}

/** What was measured of one brief, in one run. */
export interface Measures {
  questions: number;
  set: string;
  ours: Contender;
  rivals: Contender[];
  embedding: EmbeddingTimes;
  server: ServerResult;
}

const ms = (value: number): string => value.toFixed(1);
const times = ({ p50, p99 }: Times): string => `${ms(p50)} / ${ms(p99)}`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/**
 * Writes the report.
 *
 * @param measures what was measured
 * @returns Markdown
 */
export function writeReport({ questions, set, ours, rivals, embedding, server }: Measures): string {
  const fastest = rivals.reduce((a, b) => (b.http.p50 < a.http.p50 ? b : a));
  const [best] = [...rivals].sort((a, b) => b.amongFive - a.amongFive);
  const ratio = (fastest.http.p50 / ours.http.p50).toFixed(1);
  return `# Benchmarks

Written by \`npm run bench\`, in one run on one machine (${machine()}). Run it to repeat it: it installs
what it measures against into \`bench/rivals/\`. \`-- --set FILE\` takes other questions. How it is with many briefs:
[growth](growth.md).

Times are milliseconds, p50 / p99. Whoever asks runs on the same cores.

## A question, against what one builds in an afternoon

${questions} questions in English and Spanish (\`${set}\`), the same brief, the same embedding model. Ours composes and checks a cited answer;
the others return the five texts they find. "Right" is a text that holds the words that answer.

${table(
  ['', 'in the process', 'over HTTP', 'first is right', 'one of five is', 'characters a text'],
  [ours, ...rivals].map((one) => [
    one.name,
    times(one.inProcess),
    times(one.http),
    percent(one.first),
    percent(one.amongFive),
    one.characters.toFixed(0),
  ]),
)}

Over HTTP the fastest other, ${fastest.name}, takes ${ms(fastest.http.p50)} ms, ${ratio} times as long as ours with ${ms(ours.http.p50)} ms. To embed the question alone
takes ${ms(embedding.ours.p50)} ms of each, so that none can be many times faster than another with this model. What ours does beyond, it
compares the question with every predicted one, ranks what may answer and checks the citations, is what finds the right text
among five in ${percent(ours.amongFive)} of the questions, against ${percent(best?.amongFive ?? 0)} at best.

## To embed a question

${table(
  ['', 'time', 'times ours'],
  [
    ['ours', times(embedding.ours), '1'],
    [
      'the same weights in TensorFlow.js',
      times(embedding.tensorflow),
      (embedding.tensorflow.p50 / embedding.ours.p50).toFixed(1),
    ],
  ],
)}

## The server

${table(
  ['connections', 'answers a second', 'time', 'turned away'],
  server.loads.map(({ connections, answered, p50, p99, statuses }) => [
    String(connections),
    answered.toFixed(0),
    times({ p50, p99 }),
    String(statuses[503] ?? 0),
  ]),
)}

${table(
  ['', ''],
  [
    ['memory at rest', `${server.atRest.toFixed(0)} MB`],
    ['memory under load', `${server.underLoad.toFixed(0)} MB`],
    ['from the start of the process, with an index, to the first answer', `${server.firstAnswer.toFixed(0)} ms`],
    ['before that, `npm start` compiles', `${server.compile.toFixed(1)} s`],
    ['building the index, the model included', `${server.build.toFixed(0)} s`],
    [
      'what a phone downloads for the chat page',
      `${server.download.plain.toFixed(0)} kB, ${server.download.packed.toFixed(0)} kB if a proxy packs it`,
    ],
  ],
)}
`;
}

/**
 * Writes the report on growth.
 *
 * @param growth what corpora of more and more briefs cost
 * @returns Markdown
 */
export function writeGrowth(growth: readonly GrowthResult[]): string {
  return `# Growth

Written by \`npm run bench -- --growth\`, in one run on one machine (${machine()}). \`--minutes 15\` lets the corpora grow for so long.

Corpora of more and more briefs, made by varying the text of the brief, 100 vectors each; the first 5,000 vectors are the model's
own, those beyond are mixtures of them. A search takes the 60 nearest, in milliseconds, p50 / p99; recall@10 is held against an
exact scan. The graph has room for the largest corpus from the start, and as many links.

${table(
  ['briefs', 'vectors', 'build', 'memory', 'search', 'recall@10'],
  growth.map(({ briefs, vectors, build, memory, search, recall }) => [
    Math.round(briefs).toLocaleString('en'),
    vectors.toLocaleString('en'),
    `${build.toFixed(1)} s`,
    `${memory.toFixed(0)} MB`,
    times(search),
    recall.toFixed(3),
  ]),
)}

A vector takes some 2.3 kB of memory. Where recall falls, raise \`EF_SEARCH\` in \`src/node/hnsw.ts\`: a search takes longer by as
much. Or raise \`LINKS_OF_MANY\` there: the index is built anew, and a vector takes more memory. Where memory ends, an
\`EMBEDDING_MODEL\` of fewer dimensions takes less by as much (one of 256 half of it), and processes for parts of the briefs
share the rest.
`;
}

function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}`;
}
