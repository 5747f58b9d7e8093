import type { SourceModel, Tensor } from './weights.js';

/** A dense layer: `kernel` is [in, out]. */
export interface DensePart {
  kernel: Tensor;
  bias: Tensor;
}

/** A layer norm. */
export interface NormPart {
  scale: Tensor;
  bias: Tensor;
}

/** A layer of the transformer. */
export interface LayerParts {
  norm: NormPart;
  /** queries, keys and values of all heads, side by side */
  qkv: DensePart;
  output: DensePart;
  feedForwardNorm: NormPart;
  feedForward1: DensePart;
  feedForward2: DensePart;
}

/** The weights of Universal Sentence Encoder Lite by what they are for. */
export interface ModelParts {
  /** a row a token */
  embeddings: Tensor;
  timescales: Tensor;
  /** brings the residual of layer 0 to the width of what follows */
  widen: DensePart;
  layers: readonly [LayerParts, LayerParts];
  /** after the mean over the tokens */
  dense: DensePart;
}

const PREFIX = 'module_apply_default/Encoder_en/';
const STACK = `${PREFIX}KonaTransformer/Encode/`;
const CONCAT = '/ConcatPartitions/concat';

/**
 * Finds the weights of the source package by their names there.
 *
 * @param source the package's weights
 * @returns the same by what they are for
 * @throws if one is missing
 */
export function partsOf(source: SourceModel): ModelParts {
  const weight = (name: string): Tensor => {
    const tensor = source.weights.get(name);
    if (!tensor) throw new Error(`The source model ${source.origin} has no weight "${name}".`);
    return tensor;
  };
  const dense = (kernel: string, bias: string): DensePart => {
    const { shape, data } = weight(kernel);
    // Convolutions of width one are written as matrices, which is what they are.
    return { kernel: { shape: shape.slice(-2), data }, bias: weight(bias) };
  };
  const norm = (path: string): NormPart => {
    const own = `${STACK}${path}layer_prepostprocess/layer_norm/layer_norm`;
    return { scale: weight(`${own}_scale${CONCAT}`), bias: weight(`${own}_bias${CONCAT}`) };
  };
  const layer = (index: 0 | 1): LayerParts => {
    const path = `Layer_${index}/TransformerLayer/`;
    const attention = (name: string): DensePart => {
      const own = `${path}MultiheadAttention/${name}`;
      return dense(`module/Encoder_en/KonaTransformer/Encode/${own}/kernel/part_0`, `${STACK}${own}/bias${CONCAT}`);
    };
    const convolution = (number: 1 | 2): DensePart => {
      const own = `${path}FFN/conv${number}`;
      return dense(`${STACK}TransformerStack/${own}/Tensordot/Reshape_1`, `${STACK}${own}/bias${CONCAT}`);
    };
    return {
      norm: norm(path),
      qkv: attention('qkv_transform_single'),
      output: attention('output_transform_single'),
      feedForwardNorm: norm(`${path}FFN/`),
      feedForward1: convolution(1),
      feedForward2: convolution(2),
    };
  };
  const widen = `${STACK}Layer_0/TransformerLayer/dense`;
  const hidden = 'module/Encoder_en/hidden_layers/tanh_layer_0';
  return {
    embeddings: weight('module/Embeddings_en'),
    timescales: weight(`${STACK}TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`),
    widen: dense(`${widen}/kernel${CONCAT}`, `${widen}/bias${CONCAT}`),
    layers: [layer(0), layer(1)],
    dense: dense(`${hidden}/weights`, `${hidden}/bias`),
  };
}
