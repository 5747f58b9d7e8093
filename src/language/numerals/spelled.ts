import type { Token } from '../tokens.js';
import type { Numerals } from './numerals.js';

/** A number in words. */
export interface Spelled {
  value: number;
  /** place of the token after its last */
  end: number;
  isOrdinal: boolean;
}

const HYPHENS = new Set(['-', '‐']);

/**
 * Reads a number in words: "two thousand and eleven", "dos mil once", "nineteen eighty-five", "twenty-first".
 *
 * @param tokens a text's tokens
 * @param start place of its first word
 * @param numerals the language's words
 * @returns the number; undefined if there is none, or only an article ("one", "una")
 */
export function spelledAt(tokens: readonly Token[], start: number, numerals: Numerals): Spelled | undefined {
  const words: string[] = [];
  let end = start;
  for (let place = start; place < tokens.length; place++) {
    const word = tokens[place]?.word ?? '';
    if (goesOn(words, word, numerals)) {
      words.push(word);
      end = place + 1;
    } else if (!joins(words.at(-1), word, tokens[place + 1]?.word, numerals)) break;
  }
  const [first = ''] = words;
  if (words.length === 0 || (words.length === 1 && numerals.one.includes(first))) return undefined;
  return { value: sumOf(words, numerals), end, isOrdinal: (words.at(-1) ?? '') in numerals.ordinals };
}

/** An ordinal ends a number, and follows tens only: "twenty-first". */
function goesOn(words: readonly string[], word: string, { cardinals, scales, ordinals }: Numerals): boolean {
  const last = words.at(-1);
  if (last !== undefined && last in ordinals) return false;
  if (word in cardinals || word in scales) return true;
  return word in ordinals && (last === undefined || isTens(cardinals[last]));
}

/** "Treinta y tres" and "hundred and three" are one number, "three and four" are two. */
function joins(last = '', word: string, next = '', { cardinals, scales, ordinals, joint }: Numerals): boolean {
  if (!(next in cardinals || next in scales || next in ordinals)) return false;
  if (HYPHENS.has(word)) return isTens(cardinals[last]);
  if (word !== joint) return false;
  return last in scales || (joint === 'y' && isTens(cardinals[last]) && (cardinals[next] ?? 10) < 10);
}

function isTens(value: number | undefined): boolean {
  return value !== undefined && value >= 20 && value < 100 && value % 10 === 0;
}

function sumOf(words: readonly string[], { cardinals, scales, ordinals }: Numerals): number {
  let [total, current] = [0, 0];
  for (const word of words) {
    const scale = scales[word];
    const value = cardinals[word] ?? ordinals[word] ?? 0;
    const isYear = current >= 10 && current < 30 && value >= 10; // "nineteen eighty-five"
    if (scale === 100) current = Math.max(1, current) * 100;
    else if (scale !== undefined) [total, current] = [total + Math.max(1, current) * scale, 0];
    else current = isYear ? current * 100 + value : current + value;
  }
  return total + current;
}
