import { anyOf, isContentWord } from '../language/language.js';
import { wordsOf } from '../language/words.js';

const WORDS = anyOf(({ joints }) => joints.words);
const QUESTIONS = anyOf(({ joints }) => joints.questions);

/** Between two questions: a question mark, or a comma and a joining word before a word that asks. */
const JOINT = new RegExp(`\\?+\\s+(?=\\S)|[,;]?\\s+${WORDS}\\s+(?=¿?${QUESTIONS}(?!\\p{L}))`, 'giu');

/**
 * Splits what asks for several things: "What is X and when did Y?".
 *
 * @param question the question
 * @returns its parts in order; the question alone if a part would have no topic of its own ("when and why did X?")
 */
export function partsOf(question: string): string[] {
  const parts = question
    .split(JOINT)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => wordsOf(part).some(isContentWord)) ? parts : [question];
}
