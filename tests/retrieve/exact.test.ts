import { beforeAll, expect, test } from 'vitest';
import { quantiseFinely } from '../../src/kernel/quantise.js';
import { readConfig } from '../../src/node/config.js';
import { LocalEmbeddings } from '../../src/node/embeddings.js';
import { defaultModelFolder } from '../../src/node/text-embeddings.js';
import { createExactIndex } from '../../src/retrieve/exact.js';
import { VECTOR_KINDS, type VectorKind } from '../../src/worker/manifest.js';
import { predictedQuestions } from '../support/brief.js';
import { cosine, type SearchedVectors, searchedVectors, startKernel } from '../support/vectors.js';

const EVERY = 50; // of the predicted questions
const OFF = 1e-4; // how far a cosine may be from what it would be without rounding
const TIE = 1e-6; // chunks with the same text, as a paragraph of one sentence is, have the same vector

let searched: Record<VectorKind, SearchedVectors>;
/** vectors of predicted questions, by what is searched with them */
let asked: Record<VectorKind, number[][]>;
beforeAll(async () => {
  searched = await searchedVectors();
  const embeddings = await LocalEmbeddings.load({ model: defaultModelFolder(readConfig({})) });
  const sampled = <Item>(items: readonly Item[]): Item[] => items.filter((_, i) => i % EVERY === 0);
  asked = {
    chunks: await embeddings.embedQueries(sampled(await predictedQuestions())),
    questions: sampled(searched.questions.vectors),
  };
});

test.each(VECTOR_KINDS)(
  'the nearest %s are as near as those of HNSW, but where eight bits cannot tell cosines apart',
  async (kind) => {
    const { vectors, onNode, onWorkers } = searched[kind];
    let asNear = 0;
    for (const vector of asked[kind]) {
      const expected = await onNode.search(vector, 10);
      const found = await onWorkers.search(vector, 10);
      const last = expected.at(-1)?.score ?? 0;
      for (const { item, score } of found) {
        const exact = cosine(vector, vectors[item] ?? []);
        expect(Math.abs(score - exact)).toBeLessThan(OFF);
        expect(exact).toBeGreaterThan(last - 2 * OFF);
        asNear += Number(exact > last - TIE) / expected.length;
      }
    }
    expect(asNear / asked[kind].length).toBeGreaterThan(0.999);
  },
);

test('the nearest come first, as many as are wanted and there are', async () => {
  const { vectors, onWorkers } = searched.chunks;
  const [vector = []] = vectors;
  const found = await onWorkers.search(vector, 10_000);
  expect(found).toHaveLength(vectors.length);
  expect(found).toEqual([...found].sort((a, b) => b.score - a.score || a.item - b.item));
  const empty = createExactIndex(quantiseFinely([], vector.length), await startKernel());
  expect(await empty.search(vector, 10)).toEqual([]);
});
