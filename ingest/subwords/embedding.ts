import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { SubwordModel } from '../../src/retrieve/subwords.js';
import { addTimes, dot, weightedSum } from './vectors.js';

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
  readonly #vectors: readonly Float32Array[];
  readonly #slopes: readonly Float32Array[];
  readonly #squares: readonly Float32Array[];
  readonly #touched = new Set<number>();

  /**
   * @param weights how much each bucket tells; 0 for one that is not learned
   * @param dimension length of a vector, a multiple of 4
   * @param random for the vectors to begin with
   */
  constructor(
    private readonly weights: Float32Array,
    private readonly dimension: number,
    random: RandomGenerator,
  ) {
    const table = (number: () => number): Float32Array[] =>
      Array.from(weights, () => new Float32Array(dimension).map(number));
    this.#vectors = table(() => (2 * uniformFloat64(random) - 1) * SPREAD);
    this.#slopes = table(() => 0);
    this.#squares = table(() => EPSILON);
  }

  /** @returns a text of some buckets, as the weighted sum of their vectors, made a unit */
  embed(buckets: readonly number[]): Embedded {
    const sum = weightedSum(
      buckets.map((bucket) => this.#vectors[bucket] as Float32Array),
      buckets.map((bucket) => this.weights[bucket] as number),
      this.dimension,
    );
    const length = Math.sqrt(dot(sum, sum)) + EPSILON;
    return { unit: sum.map((value) => value / length), buckets, length };
  }

  /** Notes what `slope`, that of the loss over a text's unit vector, means for its buckets. */
  addSlope({ unit, buckets, length }: Embedded, slope: Float32Array): void {
    const across = slope.slice(); // a unit only turns: what points along it changes nothing
    addTimes(across, -dot(slope, unit), unit);
    for (const bucket of buckets) {
      this.#touched.add(bucket);
      addTimes(this.#slopes[bucket] as Float32Array, (this.weights[bucket] as number) / length, across);
    }
  }

  /** Takes a step down the slopes that were noted, and forgets them. */
  descend(rate: number): void {
    for (const bucket of this.#touched) {
      const vector = this.#vectors[bucket] as Float32Array;
      const slopes = this.#slopes[bucket] as Float32Array;
      const squares = this.#squares[bucket] as Float32Array;
      for (let k = 0; k < this.dimension; k++) {
        const slope = slopes[k] as number;
        const sum = (squares[k] as number) + slope * slope;
        squares[k] = sum;
        vector[k] = (vector[k] as number) - (rate * slope) / Math.sqrt(sum);
      }
      slopes.fill(0);
    }
    this.#touched.clear();
  }

  /** @returns what was learned, a byte a number */
  quantise(): SubwordModel {
    const { dimension, weights } = this;
    const scales = new Float32Array(weights.length);
    const vectors = new Int8Array(weights.length * dimension);
    for (const [bucket, own] of this.#vectors.entries()) {
      const unit = own.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0) / LARGEST_BYTE;
      scales[bucket] = (weights[bucket] as number) * unit;
      vectors.set(
        own.map((value) => Math.round(value / (unit || 1))),
        bucket * dimension,
      );
    }
    return { dimension, scales, vectors };
  }
}
