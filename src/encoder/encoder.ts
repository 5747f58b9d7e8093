import { unitLength } from '../embedding/embeddings.js';
import { attend } from './attention.js';
import { add, applyDense, applyNorm, meanOfRows, rectify } from './layers.js';
import type { EncoderWeights, Layer } from './weights.js';

/** Tokens that are read of a text; the model was trained to ignore what follows. */
export const MAX_TOKENS = 128;

/** Gives the vector of a text, of unit length, from the ids of its tokens. */
export type Encode = (ids: readonly number[]) => number[];

/**
 * Universal Sentence Encoder Lite: token embeddings with a timing signal, two layers of a transformer, the mean over the
 * tokens, a dense layer. `ingest/model/encoder.ts` writes the same as an ONNX graph.
 *
 * @param weights see {@link EncoderWeights}
 * @returns the encoder
 */
export function createEncoder(weights: EncoderWeights): Encode {
  const { widen, layers, dense } = weights;
  const [first, second] = layers;
  return (ids) => {
    const embedded = embed(ids.slice(0, MAX_TOKENS), weights);
    const wide = applyLayer(first, embedded, applyDense(widen, embedded));
    const hidden = applyLayer(second, wide, wide);
    return unitLength(applyDense(dense, meanOfRows(hidden, dense.bias.length)).map(Math.tanh));
  };
}

/** A row a token: twice its embedding, with sine and cosine of its place at each timescale. */
function embed(ids: readonly number[], { embeddings, timescales }: EncoderWeights): Float32Array {
  const { numbers, scales, width } = embeddings;
  const half = timescales.length;
  const out = new Float32Array(ids.length * width);
  for (const [place, id] of ids.entries()) {
    const scale = 2 * (scales[id] ?? 0);
    for (let i = 0; i < width; i++) {
      const angle = place * (timescales[i % half] ?? 0);
      const signal = i < half ? Math.sin(angle) : Math.cos(angle);
      out[place * width + i] = scale * (numbers[id * width + i] ?? 0) + signal;
    }
  }
  return out;
}

/** Attention, then two dense layers; each is added to what it was computed from, attention to `residual`. */
function applyLayer(layer: Layer, rows: Float32Array, residual: Float32Array): Float32Array {
  const qkv = applyDense(layer.qkv, applyNorm(layer.norm, rows));
  const attended = add(applyDense(layer.output, attend(qkv, layer.qkv.bias.length / 3)), residual);
  const widened = rectify(applyDense(layer.feedForward1, applyNorm(layer.feedForwardNorm, attended)));
  return add(applyDense(layer.feedForward2, widened), attended);
}
