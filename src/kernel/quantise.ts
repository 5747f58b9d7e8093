/** A matrix of small integers: about a quarter of the size of its numbers as floats. */
export interface QuantisedMatrix {
  /** row by row, each number between -127 and 127 */
  numbers: Int8Array;
  /** what the numbers of a row are to be multiplied by, a number a row */
  scales: Float32Array;
  /** length of a row */
  width: number;
}

const HIGHEST = 127; // of eight bits; symmetric, so that 0 stays 0

/**
 * Rounds a matrix to eight bits, each row by a scale of its own.
 *
 * @param rows all of one length
 * @param width the length of a row
 * @returns the matrix; each number is off by at most 1/254 of the largest of its row
 */
export function quantise(rows: readonly ArrayLike<number>[], width: number): QuantisedMatrix {
  const numbers = new Int8Array(rows.length * width);
  const scales = new Float32Array(rows.length);
  for (const [r, row] of rows.entries()) {
    const scale = largest(row, 0, width) / HIGHEST;
    scales[r] = scale;
    if (scale > 0) for (let i = 0; i < width; i++) numbers[r * width + i] = Math.round((row[i] ?? 0) / scale);
  }
  return { numbers, scales, width };
}

/**
 * Rounds a matrix to about sixteen bits, as two of eight.
 *
 * @param rows all of one length
 * @param width the length of a row
 * @returns two matrices that add up to it: the second has what rounding left of the first
 */
export function quantiseFinely(
  rows: readonly ArrayLike<number>[],
  width: number,
): [coarse: QuantisedMatrix, fine: QuantisedMatrix] {
  const coarse = quantise(rows, width);
  const left = rows.map((row, r) => {
    const scale = coarse.scales[r] ?? 0;
    return Float32Array.from(row, (value, i) => value - scale * (coarse.numbers[r * width + i] ?? 0));
  });
  return [coarse, quantise(left, width)];
}

/** @returns the largest absolute value among `count` numbers from `start` */
export function largest(numbers: ArrayLike<number>, start: number, count: number): number {
  let found = 0;
  for (let i = start; i < start + count; i++) found = Math.max(found, Math.abs(numbers[i] ?? 0));
  return found;
}
