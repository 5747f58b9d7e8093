import { dot, weightedSum } from './vectors.js';

const TEMPERATURE = 0.1; // the lower, the more the likest of the wrong ones count
const EPSILON = 1e-12;
const NEGLIGIBLE = 5e-6; // slope that changes nothing: most of them, once something is learned

/**
 * Contrasts texts with their partners: each should be nearer to the partners that belong to it than to all others of the
 * batch, and the other way round (supervised contrastive loss: Khosla et al., 2020).
 *
 * @param left vectors of unit length
 * @param right as many of them
 * @param belong whether the i-th left one belongs with the j-th right one, at `i * length + j`: 1 or 0
 * @returns the slopes of the mean loss over each left and each right vector
 */
export function contrast(
  left: readonly Float32Array[],
  right: readonly Float32Array[],
  belong: Uint8Array,
): { left: Float32Array[]; right: Float32Array[] } {
  const size = left.length;
  const scores = new Float32Array(size * size);
  for (const [i, own] of left.entries())
    for (const [j, other] of right.entries()) scores[i * size + j] = dot(own, other) / TEMPERATURE;
  const slopes = new Float32Array(size * size);
  for (let i = 0; i < size; i++) {
    addSlopes(slopes, scores, belong, { start: i * size, stride: 1, size });
    addSlopes(slopes, scores, belong, { start: i, stride: size, size });
  }
  return {
    left: left.map((_, i) => sumOf(right, (j) => slopes[i * size + j] ?? 0)),
    right: right.map((_, j) => sumOf(left, (i) => slopes[i * size + j] ?? 0)),
  };
}

/** A row or a column of a square table. */
interface Line {
  start: number;
  stride: number;
  size: number;
}

/** Adds the slopes of -log(share of those that belong) over the scores of one line. */
function addSlopes(
  slopes: Float32Array,
  scores: Float32Array,
  belong: Uint8Array,
  { start, stride, size }: Line,
): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < size; i++) highest = Math.max(highest, scores[start + i * stride] ?? 0);
  const shares = new Float32Array(size);
  let all = EPSILON;
  let right = EPSILON;
  for (let i = 0; i < size; i++) {
    const share = Math.exp((scores[start + i * stride] ?? 0) - highest);
    shares[i] = share;
    all += share;
    if (belong[start + i * stride]) right += share;
  }
  for (const [i, share] of shares.entries()) {
    const place = start + i * stride;
    const slope = share / all - (belong[place] ? share / right : 0);
    slopes[place] = (slopes[place] ?? 0) + slope / size / TEMPERATURE;
  }
}

/** The weighted sum of those vectors that change it. */
function sumOf(vectors: readonly Float32Array[], weight: (place: number) => number): Float32Array {
  const weights = vectors.map((_, place) => weight(place));
  const isHeavy = (_: unknown, place: number): boolean => Math.abs(weights[place] as number) >= NEGLIGIBLE;
  return weightedSum(vectors.filter(isHeavy), weights.filter(isHeavy), vectors[0]?.length ?? 0);
}
