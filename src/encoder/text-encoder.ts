import type { Kernel } from '../kernel/kernel.js';
import { readTensors } from '../kernel/tensors.js';
import { createEncoder } from './encoder.js';
import { createTokenizer, tokenizerSchema } from './unigram.js';
import { readWeights } from './weights.js';

/** The files of the default model as it is read here. */
export interface EncoderFiles {
  /** weights in eight bits */
  'encoder.safetensors': Uint8Array;
  /** vocabulary */
  'tokenizer.json': Uint8Array;
}

/**
 * Loads the default embedding model.
 *
 * @param files see {@link EncoderFiles}
 * @param kernel will hold its matrices
 * @returns gives the vector of a text, of unit length
 * @throws if a file is not of its format
 */
export function createTextEncoder(files: EncoderFiles, kernel: Kernel): (text: string) => number[] {
  const encode = createEncoder(readWeights(readTensors(files['encoder.safetensors']), kernel));
  const tokenize = createTokenizer(
    tokenizerSchema.parse(JSON.parse(new TextDecoder().decode(files['tokenizer.json']))),
  );
  return (text) => encode(tokenize(text));
}
