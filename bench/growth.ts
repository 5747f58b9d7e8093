import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/node/config.js';
import { LocalEmbeddings } from '../src/node/embeddings.js';
import { emptyGraph, searchable } from '../src/node/hnsw.js';
import { loadIndex } from '../src/node/load-index.js';
import { variedVectors } from './corpus.js';
import { readQuestions } from './questions.js';
import { quantiles, type Times } from './times.js';

const SIZES = [1, 10, 100, 1000, 10_000]; // briefs
const VECTORS = 100; // a brief: a vector a paragraph and long sentence
const WANTED = 60; // as many hits as retrieval asks for
const RECALLED = 10;

/** What a corpus of some size costs. */
export interface GrowthResult {
  briefs: number;
  vectors: number;
  /** seconds to build the graph */
  build: number;
  /** megabytes of the process, the graph in it */
  memory: number;
  search: Times;
  /** share of the ten nearest that the search finds */
  recall: number;
}

const { values } = parseArgs({
  options: { set: { type: 'string', default: '' }, minutes: { type: 'string', default: '8' } },
});
const config = readConfig(process.env);
const embedder = await LocalEmbeddings.load({ model: `${config.INDEX_DIR}/models/${config.EMBEDDING_MODEL}` });
const { dimension } = embedder;
const { chunks } = await loadIndex(config.INDEX_DIR);
const questions = await embedder.embedQueries((await readQuestions(values.set)).map(({ question }) => question));
const vectorOf = await variedVectors(
  chunks.map(({ text }) => text),
  embedder,
);
const most = Math.max(...SIZES) * VECTORS;
const vectors = new Float32Array(most * dimension);
const graph = emptyGraph(most, dimension);
const index = searchable(graph);
const results: GrowthResult[] = [];
const deadline = performance.now() + Number(values.minutes) * 60_000;

let [added, build] = [0, 0];
for (const briefs of SIZES) {
  const count = briefs * VECTORS;
  for (let place = added; place < count; place++) vectors.set(vectorOf(place), place * dimension);
  const started = performance.now();
  while (added < count && performance.now() < deadline) {
    graph.addPoint([...vectors.subarray(added * dimension, (added + 1) * dimension)], added);
    added++;
  }
  build += (performance.now() - started) / 1000;
  results.push({ briefs: added / VECTORS, vectors: added, build, memory: await memory(), ...(await search()) });
  if (added < count) break;
}
process.stdout.write(`${JSON.stringify({ results })}\n`);
process.exit();

async function search(): Promise<Pick<GrowthResult, 'search' | 'recall'>> {
  const times: number[] = [];
  let found = 0;
  for (const question of questions) {
    const started = performance.now();
    const hits = await index.search(question, WANTED);
    times.push(performance.now() - started);
    const nearest = new Set(exact(question));
    found += hits.slice(0, RECALLED).filter(({ item }) => nearest.has(item)).length;
  }
  return { search: quantiles(times), recall: found / (RECALLED * questions.length) };
}

/** The nearest vectors, by comparing with every one. */
function exact(question: readonly number[]): number[] {
  const best: { item: number; score: number }[] = [];
  for (let item = 0; item < added; item++) {
    let score = 0;
    for (let i = 0, at = item * dimension; i < dimension; i++) score += (vectors[at + i] ?? 0) * (question[i] ?? 0);
    if (best.length === RECALLED && score <= (best.at(-1)?.score ?? 0)) continue;
    best.push({ item, score });
    best.sort((a, b) => b.score - a.score);
    best.splice(RECALLED);
  }
  return best.map(({ item }) => item);
}

/** The process without the vectors that only the exact scan needs. */
async function memory(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const resident = Number(/VmRSS:\s*(\d+)/u.exec(status)?.[1] ?? 0) / 1024;
  return resident - (added * dimension * Float32Array.BYTES_PER_ELEMENT) / 1024 ** 2;
}
