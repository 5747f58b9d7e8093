/**
 * What turns a statement round: negation, and words of opposite direction.
 *
 * @module polarity
 */
import { englishPolarity } from './en.js';
import { spanishPolarity } from './es.js';

/** The closed classes of a language that turn a statement round; words folded. */
export interface Polarity {
  /** words that negate what follows them */
  negators: ReadonlySet<string>;
  /** words that may say the same as a negation: "failed to", "lack of" */
  weakNegators: ReadonlySet<string>;
  /** two words that begin with a negator and negate nothing: "not only" */
  notNegated: ReadonlySet<string>;
  /** words at which the reach of a negator ends */
  breaks: ReadonlySet<string>;
  /** with which a word is its own negation: "unpunished" */
  prefixes: readonly string[];
  /** pairs of opposite directions, of the same names in every language */
  directions: Readonly<Record<string, readonly [ReadonlySet<string>, ReadonlySet<string>]>>;
}

const LANGUAGES: Readonly<Record<string, Polarity>> = { en: englishPolarity, es: spanishPolarity };
const STEM_LENGTH = 4; // letters that must be left of a word without its prefix

/** @returns what turns statements round in a language; English if it is not known here */
export function polarityOf(language: string): Polarity {
  return LANGUAGES[language] ?? englishPolarity;
}

/** @returns a word without its negating prefix: "punished" for "unpunished"; undefined if it has none */
export function withoutNegation(word: string, language: string): string | undefined {
  const prefix = polarityOf(language).prefixes.find(
    (own) => word.startsWith(own) && word.length - own.length >= STEM_LENGTH,
  );
  return prefix === undefined ? undefined : word.slice(prefix.length);
}

/** @returns the words of every language that negate, or may say the same as a negation */
export function negatingWords(): string[] {
  return Object.values(LANGUAGES).flatMap(({ negators, weakNegators }) => [...negators, ...weakNegators]);
}

/** A direction of a word: which pair of opposites, and which of the two. */
export interface Direction {
  pair: string;
  pole: number;
}

/** @returns the directions of a word, folded */
export function directionsOf(word: string, language: string): Direction[] {
  return Object.entries(polarityOf(language).directions).flatMap(([pair, poles]) =>
    poles.flatMap((words, pole) => (words.has(word) ? [{ pair, pole }] : [])),
  );
}
