import { z } from 'zod';

/**
 * Validates numbers that MessagePack stores as bytes: little-endian, as all machines have them on which this runs.
 *
 * @param array of which type the numbers are
 * @returns a schema that takes the bytes, and gives the numbers
 */
export function fromBytes<Numbers extends Uint32Array | Float64Array | Float32Array | Int8Array | Uint8Array>(array: {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer): Numbers;
}) {
  return z
    .instanceof(Uint8Array)
    .refine(({ length }) => length % array.BYTES_PER_ELEMENT === 0, 'cut short')
    .transform((bytes) => new array(new Uint8Array(bytes).buffer)); // numbers have to start at a multiple of their size
}
