import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildHnsw, loadHnsw } from '../../src/node/hnsw.js';
import { fuseByRank } from '../../src/retrieve/fuse.js';
import { buildLexicalIndex, searchLexical } from '../../src/retrieve/lexical.js';
import { fold, stem, wordsOf } from '../../src/retrieve/terms.js';
import { parsed } from '../support/brief.js';

describe('words', () => {
  test('meet whatever their accents, capitals, plural or abbreviation dots', () => {
    const terms = (text: string, language: string) => wordsOf(text).map((word) => stem(word, language));
    expect(terms('Mérida’s INITIATIVES', 'en')).toEqual(terms('merida initiative', 'en'));
    expect(terms('the U.S. government', 'en')).toEqual(terms('the US governments', 'en'));
    expect(terms('los periodistas asesinados', 'es')).toEqual(terms('los periodista asesinado', 'es'));
  });

  test('are taken from any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const word of wordsOf(text)) expect(stem(word, 'en')).toBeTypeOf('string');
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

test('a passage is found by its words, with a spelling slip too', async () => {
  const { brief } = await parsed();
  const index = buildLexicalIndex(brief);
  const best = (question: string) => brief.passages.find(({ id }) => id === searchLexical(index, question)[0]?.passage);
  expect(best('Operation Intercept 1969')?.text).toContain('Operation Intercept');
  expect(best('kidnaping and murder of Camarrena')?.text).toContain('Camarena');
});

test('fusing by rank keeps every id once, and puts what all rankings like first', () => {
  const ids = fc.uniqueArray(fc.string(), { maxLength: 20 });
  fc.assert(
    fc.property(ids, ids, (first, second) => {
      const fused = fuseByRank([first, second]).map(({ id }) => id);
      expect(new Set(fused)).toEqual(new Set([...first, ...second]));
      expect(fused).toHaveLength(new Set(fused).size);
      if (first[0] !== undefined && first[0] === second[0]) expect(fused[0]).toBe(first[0]);
    }),
  );
});

test('the graph finds exactly what a full comparison finds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hnsw-'));
  const direction = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 });
  const vectors = fc
    .sample(
      direction.filter((vector) => Math.hypot(...vector) > 0.1),
      { numRuns: 300, seed: 1 },
    )
    .map((vector) => vector.map((value) => value / Math.hypot(...vector)));
  const file = join(folder, 'vectors.hnsw');
  await buildHnsw(vectors).writeIndex(file);
  const index = await loadHnsw(file, 8);
  for (const query of vectors.slice(0, 40)) {
    const all = vectors.map((vector) => vector.reduce((sum, value, i) => sum + value * (query[i] ?? 0), 0));
    const expected = [...all].sort((a, b) => b - a).slice(0, 10);
    const found = (await index.search(query, 10)).map(({ score }) => score);
    found.forEach((score, rank) => {
      expect(score).toBeCloseTo(expected[rank] ?? 0, 4);
    });
  }
  await rm(folder, { recursive: true });
});
