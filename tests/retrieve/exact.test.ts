import { beforeAll, expect, test } from 'vitest';
import { quantiseFinely } from '../../src/kernel/quantise.js';
import { createExactIndex } from '../../src/retrieve/exact.js';
import { VECTOR_KINDS, type VectorKind } from '../../src/worker/manifest.js';
import { cosine, type SearchedVectors, searchedVectors, startKernel } from '../support/vectors.js';

const EVERY = 50; // of the predicted questions
const OFF = 1e-4; // how far a cosine may be from what it would be without rounding

let searched: Record<VectorKind, SearchedVectors>;
beforeAll(async () => {
  searched = await searchedVectors();
});

test.each(VECTOR_KINDS)(
  'the nearest %s are those of HNSW, but where eight bits cannot tell cosines apart',
  async (kind) => {
    const { vectors, onNode, onWorkers } = searched[kind];
    const asked = vectors.filter((_, i) => i % EVERY === 0);
    let same = 0;
    for (const vector of asked) {
      const expected = await onNode.search(vector, 10);
      const found = await onWorkers.search(vector, 10);
      const last = expected.at(-1)?.score ?? 0;
      for (const { item, score } of found) {
        const exact = cosine(vector, vectors[item] ?? []);
        expect(Math.abs(score - exact)).toBeLessThan(OFF);
        expect(exact).toBeGreaterThan(last - 2 * OFF);
      }
      const items = new Set(expected.map(({ item }) => item));
      same += found.filter(({ item }) => items.has(item)).length / expected.length;
    }
    expect(same / asked.length).toBeGreaterThan(0.999);
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
