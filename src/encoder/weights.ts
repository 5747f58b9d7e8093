import type { Kernel, Multiply } from '../kernel/kernel.js';
import { floatsOf, matrixOf } from '../kernel/matrices.js';
import type { QuantisedMatrix } from '../kernel/quantise.js';
import type { Tensors } from '../kernel/tensors.js';

/** A dense layer: products with a matrix, and what is added to them. */
export interface Dense {
  multiply: Multiply;
  bias: Float32Array;
}

/** A layer norm: what standardised values are multiplied by, and what is added to them. */
export interface Norm {
  scale: Float32Array;
  bias: Float32Array;
}

/** A layer of the transformer. */
export interface Layer {
  norm: Norm;
  /** queries, keys and values of all heads, side by side */
  qkv: Dense;
  output: Dense;
  feedForwardNorm: Norm;
  feedForward1: Dense;
  feedForward2: Dense;
}

/** The weights of the encoder, ready to multiply by. */
export interface EncoderWeights {
  /** a row a token */
  embeddings: QuantisedMatrix;
  /** of the timing signal */
  timescales: Float32Array;
  /** brings the residual of the first layer to the width of what follows */
  widen: Dense;
  layers: readonly [Layer, Layer];
  /** after the mean over the tokens */
  dense: Dense;
}

/**
 * Reads the weights of the encoder.
 *
 * @param tensors what `ingest/model/quantise.ts` wrote
 * @param kernel will hold the matrices
 * @returns the weights
 * @throws TensorError if one is missing
 */
export function readWeights(tensors: Tensors, kernel: Kernel): EncoderWeights {
  const bias = (name: string): Float32Array => floatsOf(tensors, `${name}.bias`);
  const dense = (name: string): Dense => ({ multiply: kernel.load(matrixOf(tensors, name)), bias: bias(name) });
  const norm = (name: string): Norm => ({ scale: floatsOf(tensors, `${name}.scale`), bias: bias(name) });
  const layer = (index: 0 | 1): Layer => ({
    norm: norm(`layer${index}.norm`),
    qkv: dense(`layer${index}.qkv`),
    output: dense(`layer${index}.output`),
    feedForwardNorm: norm(`layer${index}.feedForwardNorm`),
    feedForward1: dense(`layer${index}.feedForward1`),
    feedForward2: dense(`layer${index}.feedForward2`),
  });
  const embeddings = matrixOf(tensors, 'embeddings');
  return {
    embeddings: { ...embeddings, numbers: embeddings.numbers.slice() }, // so that the bytes of the file can be dropped
    timescales: floatsOf(tensors, 'timescales'),
    widen: dense('widen'),
    layers: [layer(0), layer(1)],
    dense: dense('dense'),
  };
}
