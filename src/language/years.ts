import { anyOf } from './language.js';
import { fold } from './words.js';

/** A year since printing began, as a pattern without groups. */
export const YEAR = '(?:1[5-9]|20)\\d\\d(?!\\d)';
const YEARS = new RegExp(`(?<!\\p{N})${YEAR}(?!\\p{N})`, 'gu');
const ONLY_YEAR = new RegExp(`\\b${anyOf(({ ofYear }) => ofYear)}\\s+(\\d{4})(?![\\d–-]|s\\b)`, 'u');
/** From one year to another: "2012-2018", "between 2012 and 2018". */
const SPAN = new RegExp(`(\\d{4})\\s*(?:[–-]|${anyOf(({ spanJoint }) => spanJoint)}\\s)\\s*(\\d{4})(?!\\d)`, 'gu');

/**
 * Reads the year that a question is about: "how many were there in 2015?".
 *
 * @param question the question
 * @returns the year; undefined if it names none, more than one, or only the time before or after one
 */
export function yearAskedFor(question: string): number | undefined {
  const plain = fold(question);
  const [, year] = ONLY_YEAR.exec(plain) ?? [];
  return year && new Set(plain.match(YEARS)).size === 1 ? Number(year) : undefined;
}

/** @returns whether a text names a year, or years between which it lies */
export function speaksOfYear(text: string, year: number): boolean {
  if ((text.match(YEARS) ?? []).map(Number).includes(year)) return true;
  return [...text.matchAll(SPAN)].some(([, from, to]) => Number(from) <= year && year <= Number(to));
}
