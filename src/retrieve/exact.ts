import type { Kernel } from '../kernel/kernel.js';
import type { QuantisedMatrix } from '../kernel/quantise.js';
import { highest } from './arithmetic.js';
import type { VectorIndex } from './vectors.js';

/**
 * Searches vectors by looking at each of them.
 *
 * @param vectors of unit length, a row each, as matrices that add up to them
 * @param kernel will hold them
 * @returns an index that finds the nearest; of two that are as near, the first
 */
export function createExactIndex(vectors: readonly QuantisedMatrix[], kernel: Kernel): VectorIndex {
  const layers = vectors.map((layer) => kernel.load(layer));
  return {
    async search(vector, count) {
      const [scores = new Float32Array(), ...finer] = layers.map((multiply) => multiply(Float32Array.from(vector)));
      for (const layer of finer) for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) + (layer[i] ?? 0);
      return highest(scores, count, Number.NEGATIVE_INFINITY).map((item) => ({ item, score: scores[item] ?? 0 }));
    },
  };
}
