import { z } from 'zod';

/** Numbers of one of the two kinds that are kept: integers of 8 bits, floats of 32. */
export interface Tensor {
  /** how many there are in each direction: rows, and numbers in a row */
  shape: readonly number[];
  data: Int8Array | Float32Array;
}

/** Tensors by their names. */
export type Tensors = ReadonlyMap<string, Tensor>;

/** A file of tensors is not of its format, or lacks one. */
export class TensorError extends Error {
  override readonly name = 'TensorError';
}

const LENGTH_BYTES = 8; // of the header's length, at the very beginning
const ALIGNMENT = 8; // the header is filled up with spaces to a multiple of it

const size = z.number().int().nonnegative();
const headerSchema = z.record(
  z.string(),
  z.object({ dtype: z.enum(['I8', 'F32']), shape: z.array(size), data_offsets: z.tuple([size, size]) }),
);

/**
 * Writes tensors as safetensors: https://huggingface.co/docs/safetensors/index#format
 *
 * @param tensors by name
 * @returns the bytes of the file
 */
export function writeTensors(tensors: Tensors): Uint8Array<ArrayBuffer> {
  let end = 0;
  const entries = [...tensors].map(([name, { shape, data }]) => {
    const begin = end;
    end += data.byteLength;
    return [name, { dtype: data instanceof Int8Array ? 'I8' : 'F32', shape, data_offsets: [begin, end] }];
  });
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const json = JSON.stringify(Object.fromEntries(entries));
  const header = encode(json + ' '.repeat(-encode(json).length & (ALIGNMENT - 1)));
  const bytes = new Uint8Array(LENGTH_BYTES + header.length + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, LENGTH_BYTES);
  let at = LENGTH_BYTES + header.length;
  for (const { data } of tensors.values()) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

/**
 * Reads what {@link writeTensors} wrote.
 *
 * @param bytes the file
 * @returns the tensors, by name; integers are views of the file, floats are copies
 * @throws TensorError if the file is of another format, or cut short
 */
export function readTensors(bytes: Uint8Array): Tensors {
  try {
    const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
    const start = LENGTH_BYTES + length;
    const header = headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, start))));
    const tensors = new Map<string, Tensor>();
    for (const [name, { dtype, shape, data_offsets: offsets }] of Object.entries(header)) {
      const [begin, end] = offsets;
      const raw = bytes.subarray(start + begin, start + end);
      const data =
        dtype === 'I8'
          ? new Int8Array(raw.buffer, raw.byteOffset, raw.length)
          : new Float32Array(Uint8Array.from(raw).buffer); // copied, as it must begin at a multiple of a float's size
      if (data.length !== shape.reduce((product, count) => product * count, 1))
        throw new Error(`"${name}" is cut short.`);
      tensors.set(name, { shape, data });
    }
    return tensors;
  } catch (cause) {
    throw new TensorError('This is not a file of tensors.', { cause });
  }
}
