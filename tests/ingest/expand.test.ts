import { describe, expect, test } from 'vitest';
import { hashOf, matchQuestions, parseQuestions, questionsPath, readQuestions } from '../../ingest/expand/questions.js';
import { parseSynonyms, readSynonyms, synonymsPath } from '../../ingest/expand/synonyms.js';
import { fitBinary, fitChoice } from '../../ingest/fit/network.js';
import { readConfig } from '../../src/node/config.js';
import { applyNetwork } from '../../src/retrieve/network.js';
import { parse, parsed } from '../support/brief.js';

const { BRIEF } = readConfig({});

describe('the predicted questions of the default brief', async () => {
  const records = parseQuestions(await readQuestions(BRIEF), questionsPath(BRIEF));
  const { brief } = await parsed();

  test('fit the brief as it is, in both languages', () => {
    const { predicted, warnings } = matchQuestions(records, brief);
    expect(warnings).toEqual([]);
    expect(predicted).toHaveLength(records.length);
    for (const { passages, questions } of predicted)
      for (const language of ['en', 'es']) expect(questions[language]?.length, passages.join(' ')).toBeGreaterThan(0);
  });

  test('cover every passage but headings, and every endnote', () => {
    const alone = new Set(
      records
        .map(({ passages }) => Object.keys(passages))
        .filter(({ length }) => length === 1)
        .flat(),
    );
    expect(brief.passages.filter(({ id, kind }) => kind !== 'heading' && !alone.has(id)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  test('hold what the brief does not answer, too, and never file such a question under a passage', () => {
    const unanswered = records.filter(({ passages }) => Object.keys(passages).length === 0);
    expect(unanswered.length).toBeGreaterThanOrEqual(150);
    const answered = records.filter((record) => !unanswered.includes(record));
    const textsOf = (some: typeof records): string[] =>
      some.flatMap(({ questions }) => Object.values(questions).flat());
    const filed = new Set(textsOf(answered));
    expect(textsOf(unanswered).filter((text) => filed.has(text))).toEqual([]);
  });

  test('come with synonyms, each word in one group of its language', async () => {
    const groups = parseSynonyms(await readSynonyms(BRIEF), synonymsPath(BRIEF));
    for (const language of ['en', 'es']) {
      const words = groups.flatMap((group) => group[language] ?? []);
      expect(words.length).toBeGreaterThan(500);
      expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([]);
    }
  });
});

test('questions written for a passage that has changed are left out, with a warning that says what to do', () => {
  const { brief } = parse('# Title\n\n## Part\n\nTrains run at night. They are slow.[^1]\n\n[^1]: A book.\n');
  const [first, second] = brief.passages.filter(({ kind }) => kind === 'text');
  const questions = { en: ['When do trains run?'] };
  const { predicted, warnings } = matchQuestions(
    [
      { passages: { [first?.id ?? '']: hashOf(first?.text ?? '') }, questions },
      { passages: { [second?.id ?? '']: hashOf('They are fast.') }, questions },
      { passages: {}, questions: { en: ['Do trains fly?'] } },
    ],
    brief,
  );
  expect(predicted.map(({ passages }) => passages)).toEqual([[first?.id], []]);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatchObject({ line: 2, message: expect.stringContaining('npm run expand') });
});

test('a line that is no record is told by its number', () => {
  expect(() => parseQuestions('{"passages":{},"questions":{}}\nnonsense', 'a.jsonl')).toThrow(/^a\.jsonl:2: /u);
  expect(() => parseQuestions('{"passages":[],"questions":{}}', 'a.jsonl')).toThrow(/a\.jsonl:1: [\s\S]*passages/u);
  expect(() => parseSynonyms('\n{"en":[""]}', 'b.jsonl')).toThrow(/^b\.jsonl:2: /u);
});

describe('the fit', () => {
  const noise = (seed: number): number => Math.sin(seed * 12.9898) * 0.5;

  test('finds the signal that tells right from wrong, and gives noise little weight', () => {
    const samples = Array.from({ length: 300 }, (_, i) => ({
      rows: [0, 1, 2].map((row) => [row === i % 3 ? 1 : 0.2 * noise(i + row), noise(7 * i + row)]),
      utilities: [0, 1, 2].map((row) => Number(row === i % 3)),
    }));
    const network = fitChoice(samples);
    const score = (signal: number, distraction: number): number => applyNetwork(network, [signal, distraction]);
    for (const distraction of [-0.5, 0, 0.5]) expect(score(1, distraction)).toBeGreaterThan(score(0.1, -distraction));
    expect(score(1, 0) - score(0, 0)).toBeGreaterThan(5 * Math.abs(score(0.5, 0.4) - score(0.5, -0.4)));
  });

  test('finds what no sum of signals tells: one that counts only together with another', () => {
    const samples = Array.from({ length: 2000 }, (_, i) => {
      const [a, b] = [noise(3 * i) > 0, noise(5 * i + 1) > 0];
      return { values: [Number(a), Number(b)], label: a !== b };
    });
    const network = fitBinary(samples);
    for (const [a, b] of [
      [0, 1],
      [1, 0],
    ] as const)
      expect(applyNetwork(network, [a, b])).toBeGreaterThan(1);
    for (const both of [0, 1]) expect(applyNetwork(network, [both, both])).toBeLessThan(-1);
  });

  test('weighs both classes the same, however rare one is', () => {
    const samples = Array.from({ length: 500 }, (_, i) => {
      const label = i % 10 === 0;
      return { values: [(label ? 1 : -1) + 2 * noise(i)], label };
    });
    const model = fitBinary(samples);
    expect(applyNetwork(model, [1])).toBeGreaterThan(0);
    expect(applyNetwork(model, [-1])).toBeLessThan(0);
    expect(Math.abs(applyNetwork(model, [0]))).toBeLessThan(1);
  });
});
