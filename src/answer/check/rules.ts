import type { BriefWords } from './brief-words.js';
import { isAsked, isMet, type Meeting } from './meet.js';
import { completesName } from './names.js';
import { isYear, type Reading } from './terms.js';

/** What a sentence has that a statement about the brief never has: addresses, markup, code, invisible characters. */
const OUTSIDE = /https?:|www\.|\S@\S|[<>{}`|\\]|\p{Cc}|\p{Cf}|\p{Co}|\p{Cn}/u;

/** Words for multiples, by the classes in which numerals put them. */
const MULTIPLES: Readonly<Record<string, number>> = { half: 0.5, double: 2, triple: 3, quadruple: 4 };

/**
 * Tells whether a text has what no statement about the brief has, unless its passages have it.
 *
 * @param text a sentence
 * @param passages the texts of its passages
 * @returns whether it has
 */
export function hasOutside(text: string, passages: readonly string[]): boolean {
  const [first] = OUTSIDE.exec(text) ?? [];
  return first !== undefined && !passages.some((passage) => passage.includes(first));
}

/**
 * Finds the numbers of a sentence that stand in none of its passages.
 *
 * @param sentence the sentence, read
 * @param meetings its passages
 * @param context what stands near them
 * @returns the numbers, each in the one form in which numbers are compared
 */
export function numbersMissing(sentence: Reading, meetings: readonly Meeting[], context: readonly Meeting[]): string[] {
  return sentence.terms.flatMap(({ kind, word, place, implied }, term) => {
    if (kind !== 'number' || implied || isMet(meetings, term)) return [];
    const isWord = sentence.tokens[place]?.kind === 'word';
    const isCounted = word === '2' && isWord && namesIn([...meetings, ...context]).size >= 2; // "the two countries"
    return isCounted || isReckoned(word, sentence, meetings) ? [] : [word];
  });
}

/** "Tripled, from 8 to 24", "four years later, in 2011": two numbers of the sentence that stand in its passages give a third. */
function isReckoned(word: string, { terms }: Reading, meetings: readonly Meeting[]): boolean {
  const given = terms.filter(
    (own, term) => own.kind === 'number' && isMet(meetings, term) && /^[\d.]+$/u.test(own.word),
  );
  return given.some((one) =>
    given.some((other) => {
      if (isYear(one) !== isYear(other)) return false; // a year less a count would be any year
      const [low, high] = [Number(one.word), Number(other.word)];
      return low / high === MULTIPLES[word] || (high > low && String(high - low) === word);
    }),
  );
}

function namesIn(meetings: readonly Meeting[]): Set<string> {
  const names = meetings.flatMap(({ passage }) => passage.terms.filter(({ kind }) => kind === 'name'));
  return new Set(names.map(({ forms }) => [...forms.keys()].at(-1) ?? ''));
}

/**
 * Finds the names of a sentence that stand neither in its passages nor near them, and complete none that does.
 *
 * @param sentence the sentence, read
 * @param meetings its passages, and what stands near them
 * @param asked what the words of the questions predicted for its passages may stand for: a name of common words may be
 *   translated there
 * @param known what is known of the brief's words
 * @returns the names, folded
 */
export function namesMissing(
  sentence: Reading,
  meetings: readonly Meeting[],
  asked: readonly ReadonlySet<string>[],
  known: BriefWords,
): string[] {
  return sentence.terms.flatMap((own, term) => {
    const { kind, word } = own;
    if (kind !== 'name' || isMet(meetings, term)) return [];
    const isTranslated = sentence.language !== known.language && known.isCommon(word) && isAsked(asked, own);
    return isTranslated || completesName(sentence, meetings, term, known) ? [] : [word];
  });
}
