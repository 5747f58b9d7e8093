import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trainSubwords } from '../../ingest/subwords/train.js';
import type { Synonyms } from '../../src/language/thesaurus.js';
import { fold, stem, wordsOf } from '../../src/language/words.js';
import { buildHnsw, loadHnsw } from '../../src/node/hnsw.js';
import { highest } from '../../src/retrieve/arithmetic.js';
import type { Candidates } from '../../src/retrieve/candidates.js';
import { choose, overlap } from '../../src/retrieve/choose.js';
import { Lexicon } from '../../src/retrieve/lexicon.js';
import { rankCandidates } from '../../src/retrieve/rank.js';
import { candidatesSchema, subwordsSchema } from '../../src/retrieve/schema.js';
import { SIGNALS } from '../../src/retrieve/signals/signals.js';
import { readCandidates, type StoredCandidates, storeCandidates } from '../../src/retrieve/stored-candidates.js';
import { SubwordEncoder, type SubwordModel } from '../../src/retrieve/subwords.js';
import type { TermHits } from '../../src/retrieve/term-index.js';
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

describe('the lexicon', () => {
  const lexicon = (texts: readonly string[], synonyms: Synonyms[] = []) =>
    new Lexicon(
      Lexicon.build(
        texts.map((text) => ({ text, language: 'en' })),
        synonyms,
      ),
    );
  const likest = ({ likeness }: TermHits): number | undefined => highest(likeness, 1)[0];

  test('finds a passage by its words, with a spelling slip too', async () => {
    const texts = (await parsed()).brief.passages.map(({ text }) => text);
    const index = lexicon(texts);
    const best = (question: string): string | undefined =>
      texts[likest(index.search(index.correct(question)).word) ?? -1];
    expect(best('Operation Intercept 1969')).toContain('Operation Intercept');
    expect(best('kidnaping and murder of Camarrena')).toContain('Camarena');
  });

  test('corrects what is misspelt, and leaves names and words it knows alone', () => {
    const index = lexicon(['The kingpin strategy was reoriented.']);
    expect(index.correct('Whats the kinpin stratgy?')).toBe('Whats the kingpin strategy?');
    expect(index.correct('Strategies of Zedillo in 1994')).toBe('Strategies of Zedillo in 1994');
  });

  test('finds what is said in other words, or in another language', () => {
    const index = lexicon(
      ['The reporter was killed.', 'The reporter was praised.', 'The National Guard left.'],
      [
        { en: ['kill', 'murder'], es: ['matar', 'asesinar'] },
        { en: ['reporter', 'journalist'], es: ['periodista'] },
        { en: ['national guard'], es: ['guardia nacional'] },
      ],
    );
    for (const question of ['murdered journalists', 'a journalist killed', 'periodistas matados'])
      expect(likest(index.search(question).idea), question).toBe(0);
    expect(likest(index.search('¿Dónde está la Guardia Nacional?').idea)).toBe(2);
    expect(likest(index.search('murdered journalists').word)).toBeUndefined();
  });

  test('takes any text, and never finds more of a question than there is', () => {
    const texts = fc.array(fc.lorem({ maxCount: 8 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.oneof(fc.lorem(), fc.string({ unit: 'binary' })), (documents, question) => {
        for (const { weights, documents: found, likeness } of Object.values(lexicon(documents).search(question))) {
          expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(weights.length > 0 ? 1 : 0, 9);
          for (const own of found) expect(new Set(own).size).toBe(own.length);
          likeness.forEach((value, document) => {
            expect(value > 0).toBe(found.some((own) => own.includes(document)));
            expect(value).toBeLessThanOrEqual(1 + 1e-6);
          });
        }
      }),
    );
  });
});

describe('ranking', () => {
  const network = (weights: number[]) => ({
    means: weights.map(() => 0),
    scales: weights.map(() => 1),
    hidden: [
      [...weights, 0],
      [...weights.toReversed(), 1],
    ],
    output: [1, -1, 0],
  });
  const row = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: SIGNALS.length,
    maxLength: SIGNALS.length,
  });

  test('gives probabilities that sum to one, in order, whatever the signals', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), row, (rows, weights) => {
        const ranked = rankCandidates(
          network(weights),
          rows.map((values, candidate) => ({ candidate, values })),
        );
        const probabilities = ranked.map(({ probability }) => probability);
        expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 9);
        expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
        expect(new Set(ranked.map(({ candidate }) => candidate)).size).toBe(rows.length);
      }),
    );
  });

  test('chooses the passages of a sure candidate, and both of two that are as likely', () => {
    const passages = [['a'], ['b', 'c'], []];
    const passagesOf = (candidate: number) => passages[candidate] ?? [];
    const believed = (...probabilities: number[]) =>
      probabilities.map((probability, candidate) => ({ candidate, probability, values: [] }));
    expect(choose(believed(0.1, 0.8, 0.1), passagesOf, 1).passages).toEqual(['b', 'c']);
    expect(choose(believed(0.9, 0.05, 0.05), passagesOf, 1)).toMatchObject({ passages: ['a'], expected: 0.9 });
    expect(choose(believed(0.5, 0.5, 0), passagesOf, 1).passages).toEqual(['a', 'b', 'c']);
    expect(choose([{ candidate: 2, probability: 1, values: [] }], passagesOf, 1).passages).toEqual([]);
  });

  test('counts an answer right by what it gives and by what it leaves out', () => {
    expect(overlap(['a'], ['a'])).toBe(1);
    expect(overlap(['a', 'b'], ['a'])).toBeCloseTo(2 / 3);
    expect(overlap([], ['a'])).toBe(0);
  });
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
  buildHnsw(vectors, 8).writeIndexSync(file);
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

describe('what may answer', () => {
  const stored = (candidates: Candidates) => decode(encode(storeCandidates(candidates)));

  test('is stored and read again unchanged, with every question in any language', () => {
    const question = fc.record({
      text: fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\n')),
      language: fc.constantFrom('en', 'es', 'pt'),
      numbers: fc.array(fc.constantFrom('2008', '35', '1')),
      candidates: fc.array(fc.nat(9), { minLength: 1 }),
    });
    const candidates = [
      { passages: ['p1.1', 'n7'], kinds: { cause: 2 } },
      { passages: [], kinds: {} },
    ];
    fc.assert(
      fc.property(fc.array(question), (questions) => {
        const known: Candidates = { candidates, questions };
        expect(readCandidates(candidatesSchema.parse(stored(known)))).toEqual(known);
      }),
    );
  });

  test('that was cut short is told, not read wrongly', () => {
    const question = { text: 'Who paid?', language: 'en', numbers: [], candidates: [0] };
    const whole = storeCandidates({ candidates: [], questions: [question, question] });
    const read = (changed: Partial<StoredCandidates>) =>
      candidatesSchema.safeParse(decode(encode({ ...whole, ...changed }))).success;
    expect(read({})).toBe(true);
    expect(read({ texts: 'Who paid?' })).toBe(false);
    expect(read({ languagePlaces: Uint8Array.of(0) })).toBe(false);
    expect(read({ answering: { ...whole.answering, places: Uint32Array.of(0) } })).toBe(false);
  });
});

describe('learned vectors', () => {
  const questions = [
    { text: 'How many reporters were killed?', candidates: [0] },
    { text: 'number of journalists murdered', candidates: [0] },
    { text: '¿cuántos periodistas han matado?', candidates: [0] },
    { text: 'murdered reporters, how many', candidates: [0] },
    { text: 'have many journalists been killed?', candidates: [0] },
    { text: 'periodistas matados: ¿cuántos?', candidates: [0] },
    { text: 'la cifra de periodistas que han matado', candidates: [0] },
    { text: 'Who paid for the wall?', candidates: [1] },
    { text: 'cost of the barrier, and who paid', candidates: [1] },
    { text: '¿quién pagó el muro?', candidates: [1] },
    { text: 'payment for the border barrier', candidates: [1] },
    { text: 'was the wall paid by us?', candidates: [1] },
    { text: 'el costo del muro y quién lo pagó', candidates: [1] },
    { text: '¿pagó alguien el muro?', candidates: [1] },
  ];
  const cosine = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

  test('bring questions together that have the same answer, in other words, another language or misspelt', () => {
    const encoder = new SubwordEncoder(trainSubwords(questions));
    const [killed, wall] = ['How many reporters were killed?', 'Who paid for the wall?'].map((text) =>
      encoder.encode(text),
    ) as [number[], number[]];
    for (const text of ['matados: ¿cuántos periodistas?', 'jurnalists murderd']) {
      const vector = encoder.encode(text);
      expect(cosine(vector, killed), text).toBeGreaterThan(cosine(vector, wall) + 0.5);
    }
  });

  test('are the same from the same questions, and are stored and read again unchanged', () => {
    const bytes = encode(trainSubwords(questions));
    expect(Buffer.compare(encode(trainSubwords(questions)), bytes)).toBe(0);
    expect(Buffer.compare(encode(subwordsSchema.parse(decode(bytes))), bytes)).toBe(0);
  });

  test('are of unit length for any text, or zero where nothing is known', () => {
    const encoder = new SubwordEncoder(trainSubwords(questions));
    const nothing = new SubwordEncoder(trainSubwords([]));
    fc.assert(
      fc.property(fc.oneof(fc.lorem(), fc.string({ unit: 'binary' })), (text) => {
        const length = Math.hypot(...encoder.encode(text));
        expect(length === 0 || Math.abs(length - 1) < 1e-6).toBe(true);
        expect(Math.hypot(...nothing.encode(text))).toBe(0);
      }),
    );
  });

  test('that were cut short are told, not read wrongly', () => {
    const learned = trainSubwords(questions);
    const read = (changed: Partial<SubwordModel>) =>
      subwordsSchema.safeParse(decode(encode({ ...learned, ...changed })));
    expect(read({}).success).toBe(true);
    expect(read({ vectors: learned.vectors.subarray(1) }).success).toBe(false);
    expect(read({ scales: learned.scales.subarray(1) }).success).toBe(false);
    expect(() => decode(encode(learned).subarray(0, -1))).toThrow();
  });
});
