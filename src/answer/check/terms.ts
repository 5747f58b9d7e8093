import { isContentWord } from '../../language/language.js';
import { quantitiesIn } from '../../language/numerals/numerals.js';
import { type Direction, directionsOf, withoutNegation } from '../../language/polarity/polarity.js';
import { type Token, tokensOf } from '../../language/tokens.js';
import { stem } from '../../language/words.js';
import { type BriefWords, isIdea } from './brief-words.js';
import { reachesIn } from './reach.js';

const YEAR = /^[12]\d{3}s?$/u;

/** Whether what a word says holds: it does, it is negated, or another word leaves it open ("failed to"). */
export type Sign = 'plain' | 'negated' | 'open';

/** A word or a number of a text that carries something of what it says. */
export interface Term {
  kind: 'word' | 'name' | 'number';
  word: string;
  /** place of its first token, and of the one after its last */
  place: number;
  end: number;
  /** what it may stand for, each with its sign: "unpunished" is "punished" negated */
  forms: ReadonlyMap<string, Sign>;
  /** what it would stand for without a negating prefix */
  stripped?: string | undefined;
  /** its sign as it is written */
  sign: Sign;
  directions: readonly Direction[];
  /** of a number: the text only implies it */
  implied: boolean;
}

/** @returns whether a term is a year, or a decade */
export function isYear({ kind, word }: Term): boolean {
  return kind === 'number' && YEAR.test(word);
}

/** A text, read for what it says. */
export interface Reading {
  language: string;
  tokens: Token[];
  terms: Term[];
  /** for each negator, the terms that it reaches, nearest first, by their places in the list */
  negated: number[][];
  /** whether a word may say the same as a negation */
  leavesOpen: boolean;
}

/**
 * Reads a text.
 *
 * @param text any text
 * @param language its language, a BCP 47 tag without region
 * @param known what is known of the brief's words
 * @returns its terms
 */
export function read(text: string, language: string, known: BriefWords): Reading {
  const tokens = tokensOf(text);
  const reaches = reachesIn(tokens, language);
  const signOf = (place: number): Sign => {
    const own = reaches.filter(({ reached }) => reached.includes(place));
    if (own.length === 0) return 'plain';
    return own.some(({ isNegator }) => isNegator) ? 'negated' : 'open';
  };
  const terms = [...numbersOf(tokens, language, signOf), ...wordsOf(tokens, language, known, signOf)].sort(
    (a, b) => a.place - b.place,
  );
  const byPlace = new Map(terms.map(({ place }, term) => [place, term]));
  const negated = reaches
    .filter(({ isNegator }) => isNegator)
    .map(({ reached }) => reached.flatMap((place) => byPlace.get(place) ?? []));
  const leavesOpen =
    reaches.some(({ isNegator }) => !isNegator) || terms.some(({ stripped }) => stripped !== undefined);
  return { language, tokens, terms, negated, leavesOpen };
}

function numbersOf(tokens: readonly Token[], language: string, signOf: (place: number) => Sign): Term[] {
  return quantitiesIn(tokens, language).map(({ key, start: place, end, implied }) => {
    const sign = signOf(place);
    return {
      kind: 'number',
      word: key,
      place,
      end,
      forms: new Map([[`#${key}`, sign]]),
      sign,
      directions: [],
      implied,
    };
  });
}

function wordsOf(
  tokens: readonly Token[],
  language: string,
  known: BriefWords,
  signOf: (place: number) => Sign,
): Term[] {
  const words = tokens.map(({ word }) => word);
  const forms = known.formsOf(words, language);
  const inNumber = new Set(
    quantitiesIn(tokens, language).flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_, i) => start + i),
    ),
  );
  return tokens.flatMap((token, place): Term[] => {
    if (inNumber.has(place) || token.kind !== 'word') return [];
    const own = forms[place] ?? [];
    const isName = known.isName(token, own);
    const directions = directionsOf(token.word, language);
    if (!isName && !isContentWord(token.word) && directions.length === 0) return [];
    const sign = signOf(place);
    const common = { word: token.word, place, end: place + 1, sign, directions, implied: false };
    if (isName) return [{ ...common, kind: 'name', forms: new Map(own.map((form) => [form, sign])) }];
    const stripped = strippedOf(token.word, language, known);
    return [{ ...common, kind: 'word', stripped, forms: signed(own, stripped, sign) }];
  });
}

/** The stem of a word without its negating prefix, if that leaves a word that is known. */
function strippedOf(word: string, language: string, known: BriefWords): string | undefined {
  const rest = withoutNegation(word, language);
  return rest && known.isCommon(rest) ? stem(rest, language) : undefined;
}

function signed(forms: readonly string[], stripped: string | undefined, sign: Sign): Map<string, Sign> {
  if (!stripped) return new Map(forms.map((form) => [form, sign]));
  // What means the same as "unrelated" may be written as a negation or not.
  const own = forms.map((form): [string, Sign] => [form, isIdea(form) ? 'open' : sign]);
  return new Map([...own, [stripped, opposite(sign)]]);
}

function opposite(sign: Sign): Sign {
  if (sign === 'open') return 'open';
  return sign === 'plain' ? 'negated' : 'plain';
}
