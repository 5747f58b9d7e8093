import type { Turn } from '../../src/answer/answer.js';
import { MAX_QUESTION, MAX_TURNS } from '../../src/answer/limits.js';
import type { Brief } from '../../src/brief/brief.js';
import { MAX_TURN_ANSWER } from '../../src/server/contract.js';

/** A question that is made to take long. */
export interface CostlyQuestion {
  name: string;
  question: string;
  history: Turn[];
}

const UNITS: Readonly<Record<string, string>> = {
  'one word': 'a',
  'one word with accents': 'a\u0301',
  'a letter under a pile of accents': '\u0301',
  ideographs: '漢',
  families: '👩‍👩‍👧',
  'capitals that grow': 'İ',
  'question marks': '?',
  'open brackets': '[',
  'open references': '[1',
  'references within references': '[[1]2]',
  abbreviations: 'U.S.',
  'half abbreviations': 'a.a',
  digits: '1',
  'digits with commas': '1,1',
  apostrophes: "a'a",
  'lines of a letter': 'x\n',
  spaces: ' ',
  'one question over and over': 'Who was Camarena? ',
  'questions of a word': 'why? ',
  'questions that are joined': 'And who was Camarena and why ',
  'endnotes over and over': 'endnote 11, ',
};

/**
 * Makes questions that are as long as they may be, and each hard on another part: patterns that go back and forth, words that
 * are near to many others, questions within questions, a history of twenty of the longest turns.
 *
 * @param brief the brief, for its words
 * @returns the questions
 */
export function costlyQuestions({ passages }: Brief): CostlyQuestion[] {
  const words = [...new Set(passages.flatMap(({ text }) => text.split(/\s+/u)))];
  const fill = (unit: string, length = MAX_QUESTION): string =>
    unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const misspelt = words.map((word) => [...word].reverse().join('')).join(' ');
  const everyWord = words.join(' ');
  const answer = fill(everyWord, MAX_TURN_ANSWER);
  const turns = (asked: string, answered: string): Turn[] =>
    Array.from({ length: MAX_TURNS }, () => ({ question: fill(asked), answer: fill(answered, MAX_TURN_ANSWER) }));
  const alone = Object.entries({
    ...UNITS,
    'words of the brief': everyWord,
    'words turned round': misspelt,
    'long words turned round': misspelt
      .split(' ')
      .filter((word) => word.length > 10)
      .join(' '),
    'a question a word': words.join('? '),
    'a question a word, joined': words.join(' and what is '),
    numbers: Array.from({ length: MAX_QUESTION }, (_, i) => i).join(' '),
  }).map(([name, unit]) => ({ name, question: `x${fill(unit).slice(2)}x`, history: [] }));
  const histories = {
    spaces: ' ',
    brackets: '[1',
    references: '[1, 2, 3',
    numbers: '[1] ',
    words: answer,
    lines: '\n',
  };
  const following = Object.entries(histories).flatMap(([name, unit]) => [
    { name: `why, after ${name}`, question: 'why?', history: turns('Who was Camarena?', `x${unit}`) },
    { name: `a source, after ${name}`, question: 'which source says that?', history: turns(everyWord, unit) },
    { name: `many questions, after ${name}`, question: fill(words.join('? ')), history: turns(misspelt, unit) },
  ]);
  return [...alone, ...following];
}
