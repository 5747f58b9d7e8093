import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

const SLIPS = 0.3; // share of words with a slip in a text that was typed in a hurry
const MIN_LETTERS = 4; // shorter words are seldom misspelt
const LONG_WORD = new RegExp(`\\p{L}{${MIN_LETTERS},}`, 'gu');
const VOWELS = 'aeiou';

/** The commonest slips of typists (Damerau, 1964): a letter left out, doubled, wrong, or changed places with the next. */
const KINDS: readonly ((letters: readonly string[], place: number, random: RandomGenerator) => readonly string[])[] = [
  (letters, place) => letters.toSpliced(place, 1),
  (letters, place) => letters.toSpliced(place, 0, letters[place] ?? ''),
  (letters, place, random) => letters.toSpliced(place, 1, VOWELS[uniformInt(random, 0, VOWELS.length - 1)] ?? ''),
  (letters, place) => letters.toSpliced(place, 2, ...letters.slice(place, place + 2).reverse()),
];

/**
 * Misspells a text as readers do: no accents, and a slip here and there.
 *
 * @param text any text
 * @param random decides where
 * @returns the text with its slips; capitals stay
 */
export function misspell(text: string, random: RandomGenerator): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(LONG_WORD, (word) => {
    if (uniformFloat64(random) >= SLIPS) return word;
    const letters = [...word];
    const place = uniformInt(random, 1, letters.length - 2); // the first letter is seldom wrong
    return (KINDS[uniformInt(random, 0, KINDS.length - 1)]?.(letters, place, random) ?? letters).join('');
  });
}
