import { wordsOf } from '../language/words.js';

/** What a {@link SubwordEncoder} knows; `ingest/subwords` learns it from the predicted questions of a brief. */
export interface SubwordModel {
  /** length of a vector */
  dimension: number;
  /** what one unit of a bucket's vector is worth; 0 for a bucket that tells nothing */
  scales: Float32Array;
  /** a vector a bucket, one after the other, in units of the bucket's scale */
  vectors: Int8Array;
}

const LETTERS = 4; // of a subword: on the default brief's questions, runs of 3 to 5 do no better, and take longer
// FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Lists the parts by which a text is known: its words, and runs of 4 letters of them, so that a misspelt or inflected
 * word still shares most of its parts with the right one (fastText: Bojanowski et al., 2017).
 *
 * @param text any text
 * @param buckets how many numbers there are
 * @returns a number for each different part, from 0, by hashing; two parts may share one
 */
export function subwordsOf(text: string, buckets: number): Set<number> {
  const parts = new Set<number>();
  for (const word of wordsOf(text)) {
    parts.add(hash(word) % buckets);
    const bounded = `<${word}>`;
    for (let start = 0; start + LETTERS <= bounded.length; start++)
      parts.add(hash(bounded.slice(start, start + LETTERS)) % buckets);
  }
  return parts;
}

function hash(text: string): number {
  let value = FNV_OFFSET;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME);
  return value >>> 0;
}

/** Gives questions vectors in which those that the same passages answer lie near one another, whatever their words. */
export class SubwordEncoder {
  readonly #model: SubwordModel;

  /** @param model what was learned */
  constructor(model: SubwordModel) {
    this.#model = model;
  }

  /**
   * Encodes a question.
   *
   * @param wordings the question, as it was asked and as it is spelt right: the first keeps what a slip left of a word, the
   *   second may put it right, or may be another word
   * @returns its vector, of unit length; all zero if nothing in it is known
   */
  encode(...wordings: string[]): number[] {
    const { dimension, vectors, scales } = this.#model;
    const sum = new Float64Array(dimension);
    for (const bucket of subwordsOf(wordings.join(' '), scales.length)) {
      const scale = scales[bucket] ?? 0;
      const start = bucket * dimension;
      if (scale > 0) for (let i = 0; i < dimension; i++) sum[i] = (sum[i] ?? 0) + scale * (vectors[start + i] ?? 0);
    }
    const length = Math.hypot(...sum) || 1;
    return [...sum.map((value) => value / length)];
  }
}
