import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchQuestions, parseQuestions, questionsPath } from '../../ingest/expand/questions.js';
import { handsOf } from '../../ingest/fit/hands.js';
import { namesIn } from '../../src/language/names.js';
import { readConfig } from '../../src/node/config.js';
import { loadIndex } from '../../src/node/load-index.js';
import { passagesOf } from '../../src/retrieve/candidates.js';

describe('names in a question', () => {
  test.each([
    ['What did Human Rights Watch say about the wall?', ['Human Rights Watch']],
    ['¿Qué papel tuvo Kamala Harris en la Iniciativa Mérida?', ['Kamala Harris', 'Iniciativa Mérida']],
    ["Who leads Morena's senators?", ["Morena's"]],
    ['Did Europol help?', ['Europol']],
  ])('are told by their capitals: %s', (question, names) => {
    expect(namesIn(question)).toEqual(names);
  });

  test.each([
    ['what begins a sentence', 'Corruption? Extraditions went up. Why?'],
    ['a title', 'What Does The Brief Say About The Army?'],
    ['a question in capitals', 'WHO ASKED FOR IT?'],
    ['centuries, acronyms and abbreviations', '¿Qué hizo la CIA en el siglo XX con EE. UU. y con el Gral. Gutiérrez?'],
    ['who asks', 'I write for Le Monde in Paris: why did it end?'],
    ['a list of names', 'articles by Meyer Angel Tucker Dalby'],
  ])('are not %s', (_, question) => {
    expect(namesIn(question)).toEqual([]);
  });

  test('are parts of it, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.lorem(), fc.string({ unit: 'binary' })), (question) => {
        for (const name of namesIn(question)) expect(question).toContain(name);
      }),
    );
  });
});

test('a name that stands nowhere tells what the brief does not answer, hardly ever what it does', async () => {
  const config = readConfig({});
  const { brief, candidates, lexicon } = await loadIndex(config.INDEX_DIR);
  const path = questionsPath(config.BRIEF);
  const records = parseQuestions(await readFile(path, 'utf8'), path);
  const { siblingsOf } = handsOf(candidates, matchQuestions(records, brief).predicted);
  const ofCandidate = passagesOf(candidates);
  const isAnswered = (id: number): boolean =>
    candidates.questions[id]?.candidates.some((number) => ofCandidate(number).length > 0) ?? false;
  // What was written with a question is taken for unknown with it.
  const isKnown = (name: string, unknown: ReadonlySet<number>): boolean =>
    lexicon.withAll(name).some((document) => {
      const id = document - brief.passages.length;
      return id < 0 || (isAnswered(id) && !unknown.has(id));
    });
  const counts = { answered: 0, unanswered: 0, answeredNowhere: 0, unansweredNowhere: 0 };
  for (const [id, { text }] of candidates.questions.entries()) {
    const kind = isAnswered(id) ? 'answered' : 'unanswered';
    const names = namesIn(lexicon.correct(text));
    counts[kind]++;
    if (!names.every((name) => isKnown(name, new Set(siblingsOf(id))))) counts[`${kind}Nowhere`]++;
  }
  expect(counts.answeredNowhere / counts.answered).toBeLessThan(0.002);
  expect(counts.unansweredNowhere / counts.unanswered).toBeGreaterThan(0.1);
});
