import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Embedder } from './rival.js';

const SEED = 7;
const REPLACED = 0.35; // share of a text's words that give way to words of other texts
const EMBEDDED = 5000; // texts that are varied and embedded in earnest; more would take hours
const NOISE = 0.02; // in each number of a vector that is made of two others

/**
 * Makes the vectors of many briefs by varying the text of one: words are replaced by words from elsewhere in it. Of the first
 * texts every vector is the model's own; those beyond are a mixture of two of them, with noise, as they lie in the same region.
 *
 * @param texts texts of the brief
 * @param embedder embeds
 * @returns makes the vector of a place, counted from 0; to be called for each place once, in order
 */
export async function variedVectors(
  texts: readonly string[],
  embedder: Embedder,
): Promise<(place: number) => readonly number[]> {
  const random = xoroshiro128plus(SEED);
  const pick = <Item>(items: readonly Item[]): Item => items[uniformInt(random, 0, items.length - 1)] as Item;
  const words = texts.flatMap((text) => text.split(/\s+/u));
  const vary = (text: string): string =>
    text.replace(/\S+/gu, (word) => (uniformFloat64(random) < REPLACED ? pick(words) : word));
  const varied = Array.from({ length: EMBEDDED }, (_, i) => (i < texts.length ? (texts[i] ?? '') : vary(pick(texts))));
  const real = await embedder.embedDocuments(varied);

  function mix(): number[] {
    const [a, b, share] = [pick(real), pick(real), uniformFloat64(random)];
    const noise = (): number => NOISE * (uniformFloat64(random) + uniformFloat64(random) - 1);
    const mixed = a.map((value, i) => share * value + (1 - share) * (b[i] ?? 0) + noise());
    const length = Math.hypot(...mixed);
    return mixed.map((value) => value / length);
  }

  return (place) => real[place] ?? mix();
}
