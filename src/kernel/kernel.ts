import { largest, type QuantisedMatrix } from './quantise.js';

/** Multiplies vectors, one after the other, by the rows of a matrix: gives a product a row for each of them. */
export type Multiply = (vectors: Float32Array) => Float32Array;

/** Fast products of vectors and matrices, in WebAssembly. */
export interface Kernel {
  /**
   * Keeps a matrix in the kernel's memory.
   *
   * @param matrix see {@link QuantisedMatrix}; what is given may be dropped
   * @returns multiplies by it; what it returns is a copy of its own
   * @throws RangeError if its rows are too long, or not of a multiple of 8 numbers
   */
  load(matrix: QuantisedMatrix): Multiply;
}

/** The exports of `multiply.wat`. */
interface Exports {
  multiply(vectors: number, count: number, rows: number, height: number, width: number, out: number): void;
}

const PAGE = 65_536; // bytes of a page of WebAssembly memory
const LANES = 8; // numbers that are multiplied at once
const PRECISION = 8191; // of the vectors, in 14 bits with their sign: far finer than the matrix
const MAX_WIDTH = 2064; // the sum of more products might not fit 32 bits: 2 ** 31 / 127 / PRECISION

/**
 * Starts a kernel.
 *
 * @param module `multiply.wat`, compiled
 * @returns the kernel, with a memory of its own
 */
export function createKernel(module: WebAssembly.Module): Kernel {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { multiply } = new WebAssembly.Instance(module, { host: { memory } }).exports as unknown as Exports;
  let kept = 0; // bytes at the beginning that matrices take; what follows is for one multiplication

  const reserve = (bytes: number): void => {
    const missing = bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  };

  return {
    load({ numbers, scales, width }) {
      if (width === 0 || width % LANES !== 0 || width > MAX_WIDTH)
        throw new RangeError(`Rows of ${width} numbers: the kernel takes multiples of ${LANES} up to ${MAX_WIDTH}.`);
      const rows = kept;
      kept += numbers.length + (-numbers.length & (2 * LANES - 1)); // so that the next one begins evenly
      reserve(kept);
      new Int8Array(memory.buffer, rows).set(numbers);

      return (vectors) => {
        const count = vectors.length / width;
        const out = kept + vectors.length * Int16Array.BYTES_PER_ELEMENT;
        reserve(out + count * scales.length * Int32Array.BYTES_PER_ELEMENT);
        const steps = roundInto(new Int16Array(memory.buffer, kept, vectors.length), vectors, width);
        multiply(kept, count, rows, scales.length, width, out);
        return scaled(new Int32Array(memory.buffer, out, count * scales.length), steps, scales);
      };
    },
  };
}

/** Rounds vectors to 14 bits, each by a step of its own. */
function roundInto(target: Int16Array, vectors: Float32Array, width: number): number[] {
  const steps: number[] = [];
  for (let start = 0; start < vectors.length; start += width) {
    const step = largest(vectors, start, width) / PRECISION || 1;
    for (let i = start; i < start + width; i++) target[i] = Math.round((vectors[i] ?? 0) / step);
    steps.push(step);
  }
  return steps;
}

/** Brings sums back to the size that they would have had without rounding. */
function scaled(sums: Int32Array, steps: readonly number[], scales: Float32Array): Float32Array {
  const out = new Float32Array(sums.length);
  for (const [vector, step] of steps.entries()) {
    const start = vector * scales.length;
    for (let row = 0; row < scales.length; row++)
      out[start + row] = (sums[start + row] ?? 0) * (scales[row] ?? 0) * step;
  }
  return out;
}
