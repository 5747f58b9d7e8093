/**
 * The arithmetic of a transformer on rows of numbers: a row a token, one after the other.
 *
 * @module layers
 */
import type { Dense, Norm } from './weights.js';

const NORM_EPSILON = 1e-6; // as the model was trained

/** @returns the rows, each times the layer's matrix plus its bias */
export function applyDense({ multiply, bias }: Dense, rows: Float32Array): Float32Array {
  const out = multiply(rows);
  for (let start = 0; start < out.length; start += bias.length)
    for (let i = 0; i < bias.length; i++) out[start + i] = (out[start + i] ?? 0) + (bias[i] ?? 0);
  return out;
}

/** @returns the numbers, 0 in place of those below */
export function rectify(numbers: Float32Array): Float32Array {
  const out = new Float32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) out[i] = Math.max(0, numbers[i] ?? 0);
  return out;
}

/** @returns the rows, each brought to mean 0 and variance 1, then scaled and moved: https://arxiv.org/abs/1607.06450 */
export function applyNorm({ scale, bias }: Norm, rows: Float32Array): Float32Array {
  const width = scale.length;
  const out = new Float32Array(rows.length);
  for (let start = 0; start < rows.length; start += width) {
    let sum = 0;
    let squares = 0;
    for (let i = start; i < start + width; i++) {
      const value = rows[i] ?? 0;
      sum += value;
      squares += value * value;
    }
    const mean = sum / width;
    const deviation = Math.sqrt(squares / width - mean * mean + NORM_EPSILON);
    for (let i = 0; i < width; i++)
      out[start + i] = (((rows[start + i] ?? 0) - mean) / deviation) * (scale[i] ?? 0) + (bias[i] ?? 0);
  }
  return out;
}

/** @returns the sums of two lists of numbers, place by place */
export function add(a: Float32Array, b: Float32Array): Float32Array {
  const out = new Float32Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = (a[i] ?? 0) + (b[i] ?? 0);
  return out;
}

/** @returns the mean of rows; 0 throughout for none */
export function meanOfRows(rows: Float32Array, width: number): Float32Array {
  const count = Math.max(1, rows.length / width);
  const out = new Float32Array(width);
  for (let i = 0; i < rows.length; i++) out[i % width] = (out[i % width] ?? 0) + (rows[i] ?? 0) / count;
  return out;
}
