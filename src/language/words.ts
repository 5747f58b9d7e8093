import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemSpanish } from '@orama/stemmers/spanish';

const STEMMERS: Readonly<Record<string, (word: string) => string>> = { en: stemEnglish, es: stemSpanish };

/** A word or a number, in any script. */
export const WORD = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const ABBREVIATION = /\b(?:\p{L}\.){2,}/gu; // "U.S." is one word, the same as "US"
const DIGIT_SEPARATOR = /(?<=\p{N})[.,](?=\p{N})/gu; // "150,000" is the same as "150000"
const POSSESSIVE = /['’]s?$/u;

/** @returns a BCP 47 tag without its region: "en" for "en-US" */
export function withoutRegion(tag: string): string {
  return tag.split('-')[0] ?? tag;
}

/** @returns a text in lower case and without accents, so that "merida" meets "Mérida" */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** @returns the words of a text, folded, without punctuation */
export function wordsOf(text: string): string[] {
  const plain = text.replace(ABBREVIATION, (letters) => letters.replaceAll('.', ''));
  return (fold(plain).match(WORD) ?? []).map((word) => word.replace(DIGIT_SEPARATOR, ''));
}

/** @returns the words of a text that begin with a digit: years and other numbers */
export function numbersIn(text: string): string[] {
  return wordsOf(text).filter((word) => /^\d/u.test(word));
}

/**
 * Brings a word to the form that is indexed.
 *
 * @param word a word as {@link wordsOf} gives it
 * @param language BCP 47 tag of the text; words of a language without a stemmer stay as they are
 * @returns its Snowball stem
 */
export function stem(word: string, language: string): string {
  const plain = word.replace(POSSESSIVE, '');
  const stemmer = STEMMERS[withoutRegion(language)];
  return stemmer ? stemmer(plain) : plain;
}

/** @returns the words of a text that lists them, separated by white space */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/u).filter(Boolean));
}
