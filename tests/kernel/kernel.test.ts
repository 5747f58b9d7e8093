import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { assembleKernel } from '../../ingest/workers/kernel.js';
import { createKernel } from '../../src/kernel/kernel.js';
import { matrixOf, tensorsOf } from '../../src/kernel/matrices.js';
import { quantise, quantiseFinely } from '../../src/kernel/quantise.js';
import { readTensors, TensorError, writeTensors } from '../../src/kernel/tensors.js';

let module: WebAssembly.Module;
beforeAll(async () => {
  module = await WebAssembly.compile(await assembleKernel());
});

/** A matrix and vectors of the same width, as lists of rows. */
const operands = fc.integer({ min: 1, max: 6 }).chain((eights) => {
  const row = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 8 * eights, maxLength: 8 * eights });
  return fc.record({
    width: fc.constant(8 * eights),
    rows: fc.array(row, { maxLength: 9 }),
    vectors: fc.array(row, { maxLength: 5 }),
  });
});

describe('the kernel', () => {
  test('multiplies as plain arithmetic does, within what eight bits can tell', () => {
    const kernel = createKernel(module);
    fc.assert(
      fc.property(operands, ({ width, rows, vectors }) => {
        const products = kernel.load(quantise(rows, width))(Float32Array.from(vectors.flat()));
        expect(products).toHaveLength(vectors.length * rows.length);
        vectors.forEach((vector, v) => {
          rows.forEach((row, r) => {
            const exact = vector.reduce((sum, value, i) => sum + value * (row[i] ?? 0), 0);
            const off = Math.abs((products[v * rows.length + r] ?? 0) - exact);
            expect(off).toBeLessThanOrEqual(width * highest(row) * highest(vector) * (1 / 254 + 1 / 8191) + 1e-6);
          });
        });
      }),
    );
  });

  test('multiplies by two matrices that add up to one much finer', () => {
    const kernel = createKernel(module);
    fc.assert(
      fc.property(operands, ({ width, rows, vectors }) => {
        const [coarse, fine] = quantiseFinely(rows, width).map((matrix) =>
          kernel.load(matrix)(Float32Array.from(vectors.flat())),
        );
        vectors.forEach((vector, v) => {
          rows.forEach((row, r) => {
            const exact = vector.reduce((sum, value, i) => sum + value * (row[i] ?? 0), 0);
            const at = v * rows.length + r;
            const off = Math.abs((coarse?.[at] ?? 0) + (fine?.[at] ?? 0) - exact);
            expect(off).toBeLessThanOrEqual(width * highest(row) * highest(vector) * (1 / 254 ** 2 + 1 / 8191) + 1e-5);
          });
        });
      }),
      { numRuns: 30 },
    );
  });

  test('does not overflow where every number is as large as can be', () => {
    const width = 2064;
    const ones = new Array<number>(width).fill(1);
    const multiply = createKernel(module).load(quantise([ones, ones.map(() => -1)], width));
    const [most = 0, least = 0] = multiply(Float32Array.from(ones));
    expect(most).toBeCloseTo(width, 1);
    expect(least).toBeCloseTo(-width, 1);
  });

  test('keeps its matrices apart, however many there are and however its memory grows', () => {
    const kernel = createKernel(module);
    const width = 512;
    const loaded = Array.from({ length: 40 }, (_, i) => kernel.load(quantise([new Array(width).fill(i)], width)));
    loaded.forEach((multiply, i) => {
      const vectors = new Float32Array(width * (1 + (i % 7) * 30)).fill(1);
      for (const product of multiply(vectors)) expect(product).toBeCloseTo(i * width, 0);
    });
  });

  test('says which rows it cannot take', () => {
    const kernel = createKernel(module);
    expect(() => kernel.load(quantise([], 12))).toThrow('multiples of 8');
    expect(() => kernel.load(quantise([], 4096))).toThrow('up to 2064');
  });
});

describe('a file of tensors', () => {
  test('gives back what was written', () => {
    fc.assert(
      fc.property(operands, fc.string(), ({ width, rows }, name) => {
        const matrix = quantise(rows, width);
        const read = readTensors(writeTensors(new Map(tensorsOf(name, matrix))));
        expect(matrixOf(read, name)).toEqual(matrix);
      }),
    );
  });

  test('that is cut short, or none at all, is told', () => {
    const bytes = writeTensors(new Map(tensorsOf('m', quantise([new Array(8).fill(1)], 8))));
    for (let length = 0; length < bytes.length; length += 7)
      expect(() => readTensors(bytes.slice(0, length)), String(length)).toThrow(TensorError);
    expect(() => matrixOf(readTensors(bytes), 'other')).toThrow('"other"');
  });
});

function highest(values: readonly number[]): number {
  return Math.max(...values.map(Math.abs));
}
