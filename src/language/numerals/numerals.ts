/**
 * Numbers in a text, however they are written: 49, forty-nine, cuarenta y nueve; 1,000, 1.000, 1 000, mil; 14 %, 14 per cent,
 * catorce por ciento; 21st, siglo XXI; the 1980s, los años ochenta; December, diciembre.
 *
 * @module numerals
 */
import type { Token } from '../tokens.js';
import { englishNumerals } from './en.js';
import { spanishNumerals } from './es.js';
import { spelledAt } from './spelled.js';

/** How a language writes numbers: closed classes of words, folded. */
export interface Numerals {
  cardinals: Readonly<Record<string, number>>;
  /** words that multiply what stands before them */
  scales: Readonly<Record<string, number>>;
  ordinals: Readonly<Record<string, number>>;
  /** words before an ordinal that counts; without one it may be an idiom: "first of all" */
  determiners: ReadonlySet<string>;
  /** names of the decades of the twentieth century */
  decades: Readonly<Record<string, number>>;
  /** words that imply a number and are not read as one */
  implied: Readonly<Record<string, number>>;
  /** words for quantities that are no exact numbers, each with its class */
  vague: Readonly<Record<string, string>>;
  /** words for 1 that are articles as well: alone they are no number */
  one: readonly string[];
  /** joins the parts of a numeral */
  joint: string;
  /** words for a percentage, of one or two words */
  percent: readonly string[];
  decadeWords: readonly string[];
  centuryWords: readonly string[];
  /** twelve lists of names */
  months: readonly (readonly string[])[];
  /** names and short forms of months that mean something else as well */
  otherwise: readonly string[];
}

/** A number of a text. Two are the same if their keys are. */
export interface Quantity {
  key: string;
  /** place of its first token, and of the one after its last */
  start: number;
  end: number;
  /** the text only implies it: "both" */
  implied: boolean;
}

const LANGUAGES: Readonly<Record<string, Numerals>> = { en: englishNumerals, es: spanishNumerals };
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
const DIGITS = /^(\d+(?:[.,]\d+)*)(s|st|nd|rd|th|o|a)?$/u;
const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/u;
const CENTURY_YEARS = 1900; // "the eighties"
const DECADE_REACH = 5; // tokens that "the decades of" is away from the last one it names

/**
 * Reads the numbers of a text.
 *
 * @param tokens the text's tokens
 * @param language its language, a BCP 47 tag without region; English if it is not known here
 * @returns its numbers, in order
 */
export function quantitiesIn(tokens: readonly Token[], language: string): Quantity[] {
  const numerals = LANGUAGES[language] ?? englishNumerals;
  const found: Quantity[] = [];
  for (let place = 0; place < tokens.length; ) {
    const quantity = [monthAt, digitsAt, romanAt, wordsAt]
      .map((reader) => reader(tokens, place, numerals))
      .find((reading) => reading !== undefined);
    if (quantity) found.push(quantity);
    place = quantity?.end ?? place + 1;
  }
  return found;
}

function monthAt(tokens: readonly Token[], place: number, { months, otherwise }: Numerals): Quantity | undefined {
  const token = tokens[place];
  const month = months.findIndex((names) => names.includes(token?.word ?? ''));
  if (!token || month < 0) return undefined;
  const isDated = [tokens[place - 1], tokens[place + 1], tokens[place + 2]].some((near) => near?.kind === 'number');
  const isMonth = !otherwise.includes(token.word) || (token.capital && (isDated || !token.first));
  return isMonth ? at(`month ${month + 1}`, place, place + 1) : undefined;
}

function digitsAt(tokens: readonly Token[], place: number, numerals: Numerals): Quantity | undefined {
  const [, digits, suffix = ''] =
    DIGITS.exec(tokens[place]?.kind === 'number' ? (tokens[place]?.word ?? '') : '') ?? [];
  if (digits === undefined) return undefined;
  const value = digitsValue(digits);
  if (suffix === 's') return at(`${value}s`, place, place + 1);
  if (suffix !== '') return at(`${value}th`, place, place + 1);
  if (isDecade(tokens, place, numerals) && value % 10 === 0 && value >= CENTURY_YEARS)
    return at(`${value}s`, place, place + 1);
  return scaled(value, tokens, { start: place, end: place + 1 }, numerals);
}

/** @returns the value of digits: separators before three digits group them, any other is the decimal point */
function digitsValue(digits: string): number {
  if (GROUPED.test(digits)) return Number(digits.replace(/[.,]/gu, ''));
  return Number(digits.replace(/[.,](?=.*[.,])/gu, '').replace(',', '.'));
}

function isDecade(tokens: readonly Token[], place: number, { decadeWords }: Numerals): boolean {
  const before = tokens.slice(Math.max(0, place - DECADE_REACH), place).map(({ word }) => word);
  return decadeWords.some((word) => before.includes(word));
}

function romanAt(tokens: readonly Token[], place: number, { centuryWords }: Numerals): Quantity | undefined {
  const { word = '' } = tokens[place] ?? {};
  if (!centuryWords.includes(tokens[place - 1]?.word ?? '') || !/^[ivxlc]+$/u.test(word)) return undefined;
  const values = [...word].map((letter) => ROMAN[letter] ?? 0);
  const value = values.reduce((sum, own, i) => sum + (own < (values[i + 1] ?? 0) ? -own : own), 0);
  return at(`${value}th`, place, place + 1);
}

function wordsAt(tokens: readonly Token[], place: number, numerals: Numerals): Quantity | undefined {
  const { word = '' } = tokens[place] ?? {};
  const vague = numerals.vague[word];
  if (vague) return at(vague, place, place + 1);
  const implied = numerals.implied[word];
  if (implied) return { ...at(String(implied), place, place + 1), implied: true };
  const decade = numerals.decades[word];
  if (decade) return at(`${CENTURY_YEARS + decade}s`, place, place + 1);
  return spelledOutAt(tokens, place, numerals);
}

function spelledOutAt(tokens: readonly Token[], start: number, numerals: Numerals): Quantity | undefined {
  const spelled = spelledAt(tokens, start, numerals);
  if (!spelled) return undefined;
  const { value, end, isOrdinal } = spelled;
  if (isOrdinal) {
    const isIdiom = end === start + 1 && !numerals.determiners.has(tokens[start - 1]?.word ?? '');
    return { ...at(`${value}th`, start, end), implied: isIdiom };
  }
  const isTens = value >= 20 && value < 100 && value % 10 === 0;
  if (isTens && isDecade(tokens, start, numerals)) return at(`${CENTURY_YEARS + value}s`, start, end);
  return scaled(value, tokens, { start, end }, numerals);
}

/** Takes up what multiplies a number, and the sign or words of a percentage. */
function scaled(
  value: number,
  tokens: readonly Token[],
  { start, end }: Pick<Quantity, 'start' | 'end'>,
  { scales, percent }: Numerals,
): Quantity {
  const scale = scales[tokens[end]?.word ?? ''] ?? 1;
  const [total, next] = scale > 100 ? [value * scale, end + 1] : [value, end];
  const words = tokens.slice(next, next + 2).map(({ word }) => word);
  if (words[0] === '%') return at(`${total}%`, start, next + 1);
  const phrase = percent.find((own) => own === words[0] || own === words.join(' '));
  return phrase ? at(`${total}%`, start, next + phrase.split(' ').length) : at(String(total), start, next);
}

function at(key: string, start: number, end: number): Quantity {
  return { key, start, end, implied: false };
}
