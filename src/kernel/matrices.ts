/**
 * How matrices are kept among tensors: `<name>.numbers`, and `<name>.scales` beside them.
 *
 * @module matrices
 */
import type { QuantisedMatrix } from './quantise.js';
import { type Tensor, TensorError, type Tensors } from './tensors.js';

/** @returns the tensors of a matrix, with their names */
export function tensorsOf(name: string, { numbers, scales, width }: QuantisedMatrix): [string, Tensor][] {
  return [
    [`${name}.numbers`, { shape: [scales.length, width], data: numbers }],
    [`${name}.scales`, { shape: [scales.length], data: scales }],
  ];
}

/**
 * @param tensors a file's
 * @param name of a matrix
 * @returns the matrix
 * @throws TensorError if it is not there
 */
export function matrixOf(tensors: Tensors, name: string): QuantisedMatrix {
  const numbers = tensors.get(`${name}.numbers`);
  const width = numbers?.shape[1];
  if (numbers?.data instanceof Int8Array && width !== undefined)
    return { numbers: numbers.data, scales: floatsOf(tensors, `${name}.scales`), width };
  throw new TensorError(`There is no matrix "${name}".`);
}

/**
 * @param tensors a file's
 * @param name of floats
 * @returns the floats
 * @throws TensorError if they are not there
 */
export function floatsOf(tensors: Tensors, name: string): Float32Array {
  const data = tensors.get(name)?.data;
  if (data instanceof Float32Array) return data;
  throw new TensorError(`There are no floats "${name}".`);
}
