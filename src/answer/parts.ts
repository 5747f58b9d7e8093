import { anyOf, isContentWord, QUESTION_WORDS } from '../language/language.js';
import { wordsOf } from '../language/words.js';

const WORDS = anyOf(({ joints }) => joints.words);

/**
 * Between two questions: a question mark, or a comma and a joining word before a word that asks; but not between two that ask
 * one thing: "who and what should …?".
 */
const JOINT = new RegExp(
  `\\?+\\s+(?=\\S)|(?<!(?<!\\p{L})${QUESTION_WORDS})[,;]?\\s+${WORDS}\\s+(?=¿?${QUESTION_WORDS}(?!\\p{L}))`,
  'giu',
);

/** Things that one question is searched for, each by itself: what asks for more is rather a text than a question. */
const MAX_PARTS = 6;

/**
 * Splits what asks for several things: "What is X and when did Y?".
 *
 * @param question the question
 * @returns its parts in order; the question alone if a part would have no topic of its own ("when and why did X?"), or
 *   there are too many
 */
export function partsOf(question: string): string[] {
  const parts = question
    .split(JOINT)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isSplit = parts.length > 1 && parts.length <= MAX_PARTS;
  return isSplit && parts.every((part) => wordsOf(part).some(isContentWord)) ? parts : [question];
}
