import { fold } from '../language/words.js';
import { YEAR } from '../language/years.js';
import type { CslDate } from './csl.js';

/** Months by their first three letters, folded: in English, and in Spanish where they differ. */
const MONTHS: Readonly<Record<string, number>> = {
  ...{ jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12 },
  ...{ ene: 1, abr: 4, ago: 8, set: 9, dic: 12 },
};
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)\\.?';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';

/** A date in words, or a year, in English or Spanish: a pattern without groups that capture. */
export const DATE = `(?<!\\d)(?:${MONTH} ${DAY},? ${YEAR}|${DAY} ${MONTH},? ${YEAR}|${DAY} de ${MONTH} del? ${YEAR}|${MONTH}(?: del?|,)? ${YEAR}|(?<!${MONTH} ${DAY},? )${YEAR})`;

const PARTS = new RegExp(`(?<year>${YEAR})|(?<day>\\d{1,2})|(?<month>\\p{L}{3,})`, 'gu');

/** @returns a date that {@link DATE} matched, as data */
export function readDate(text: string): CslDate {
  const found: { year?: number; month?: number; day?: number } = {};
  for (const { groups: { year, day, month } = {} } of text.matchAll(PARTS)) {
    const number = month ? MONTHS[fold(month).slice(0, 3)] : undefined;
    if (number) found.month = number;
    if (year) found.year = Number(year);
    if (day) found.day = Number(day);
  }
  return { 'date-parts': [[found.year, found.month, found.day].flatMap((part) => part ?? [])] };
}
