import { isContentWord, QUESTION_WORDS } from './language.js';
import { wordsOf } from './words.js';

/** What goes before a question says who asks and where, and is not asked about: "I write for …: why did …?". */
const BEFORE = new RegExp(`^.*?(?=(?<!\\p{L})${QUESTION_WORDS}(?!\\p{L}))`, 'isu');
/** Not in capitals throughout, and no abbreviation: what it is short for may stand in the brief. */
const CAPITALISED = "\\p{Lu}(?=\\p{L}*\\p{Ll})\\p{L}{2,}(?:['’]\\p{L}+)?(?![\\p{L}\\p{N}-]|\\.\\s\\p{L})";
/** Capitalised words behind one that is not: the first word of a sentence has its capital anyway. */
const NAME = new RegExp(`(?<=[\\p{Ll}\\p{N},;:'’"”)]\\s)${CAPITALISED}(?:\\s${CAPITALISED})*`, 'gu');
const LONGEST = 3; // words of a name: more are a list of names

/**
 * Finds the names in a question, as far as capitals tell.
 *
 * @param question the question
 * @returns the names; none of what is written in capitals throughout, like a title
 */
export function namesIn(question: string): string[] {
  const names = question.replace(BEFORE, '').match(NAME) ?? [];
  return names.filter((name) => {
    const words = wordsOf(name);
    return words.length <= LONGEST && words.every(isContentWord);
  });
}
