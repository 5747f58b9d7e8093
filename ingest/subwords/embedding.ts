import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { SubwordModel } from '../../src/retrieve/subwords.js';

/** A text on its way through the embedding, with what the way back needs. */
export interface Embedded {
  /** its vector, of unit length */
  unit: Float32Array;
  buckets: readonly number[];
  /** length of its vector before it was made a unit */
  length: number;
}

const SPREAD = 0.1; // of the random vectors to begin with, small against what is learned
const EPSILON = 1e-6; // keeps divisions from zero
const LARGEST_BYTE = 127;

/** A vector a bucket, learned by Adagrad (Duchi et al., 2011), which gives rare buckets larger steps. */
export class Embedding {
  readonly #vectors: Float32Array;
  readonly #gradient: Float32Array;
  readonly #squares: Float32Array;
  readonly #touched = new Set<number>();

  /**
   * @param weights how much each bucket tells; 0 for one that is not learned
   * @param dimension length of a vector
   * @param random for the vectors to begin with
   */
  constructor(
    private readonly weights: Float32Array,
    private readonly dimension: number,
    random: RandomGenerator,
  ) {
    const size = weights.length * dimension;
    this.#vectors = new Float32Array(size).map(() => (2 * uniformFloat64(random) - 1) * SPREAD);
    this.#gradient = new Float32Array(size);
    this.#squares = new Float32Array(size).fill(EPSILON);
  }

  /** @returns a text of some buckets, as the weighted sum of their vectors, made a unit */
  embed(buckets: readonly number[]): Embedded {
    const { dimension } = this;
    const unit = new Float32Array(dimension);
    for (const bucket of buckets) {
      const weight = this.weights[bucket] ?? 0;
      const start = bucket * dimension;
      for (let k = 0; k < dimension; k++) unit[k] = (unit[k] ?? 0) + weight * (this.#vectors[start + k] ?? 0);
    }
    const length = Math.sqrt(dot(unit, unit)) + EPSILON;
    for (let k = 0; k < dimension; k++) unit[k] = (unit[k] ?? 0) / length;
    return { unit, buckets, length };
  }

  /** Notes what `slope`, that of the loss over a text's unit vector, means for its buckets. */
  addSlope({ unit, buckets, length }: Embedded, slope: Float32Array): void {
    const { dimension } = this;
    const along = dot(slope, unit);
    for (const bucket of buckets) {
      this.#touched.add(bucket);
      const factor = (this.weights[bucket] ?? 0) / length;
      const start = bucket * dimension;
      for (let k = 0; k < dimension; k++) {
        const own = (slope[k] ?? 0) - along * (unit[k] ?? 0);
        this.#gradient[start + k] = (this.#gradient[start + k] ?? 0) + factor * own;
      }
    }
  }

  /** Takes a step down the slopes that were noted, and forgets them. */
  descend(rate: number): void {
    for (const bucket of this.#touched) {
      const end = (bucket + 1) * this.dimension;
      for (let i = bucket * this.dimension; i < end; i++) {
        const slope = this.#gradient[i] ?? 0;
        const squares = (this.#squares[i] ?? 0) + slope * slope;
        this.#gradient[i] = 0;
        this.#squares[i] = squares;
        this.#vectors[i] = (this.#vectors[i] ?? 0) - (rate * slope) / Math.sqrt(squares);
      }
    }
    this.#touched.clear();
  }

  /** @returns what was learned, a byte a number */
  quantise(): SubwordModel {
    const { dimension, weights } = this;
    const scales = new Float32Array(weights.length);
    const vectors = new Int8Array(this.#vectors.length);
    for (const [bucket, weight] of weights.entries()) {
      const own = this.#vectors.subarray(bucket * dimension, (bucket + 1) * dimension);
      const unit = own.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0) / LARGEST_BYTE;
      scales[bucket] = weight * unit;
      vectors.set(
        own.map((value) => Math.round(value / (unit || 1))),
        bucket * dimension,
      );
    }
    return { dimension, scales, vectors };
  }
}

/** @returns the inner product of two vectors of the same length */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}
