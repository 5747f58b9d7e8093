import { Graph } from './graph.js';
import { type DensePart, type LayerParts, type NormPart, partsOf } from './parts.js';
import type { SourceModel } from './weights.js';

/** Length of a sentence vector. */
export const DIMENSION = 512;
/** Tokens the encoder reads of a text; it was trained to ignore what follows. */
export const MAX_TOKENS = 128;

const HEADS = 4;
const LAYER_NORM_EPSILON = 1e-6;
const L2_NORM_EPSILON = 1e-12;
const MASKED = -1e9; // the attention score of a padding token, before softmax

/**
 * Writes Universal Sentence Encoder Lite as an ONNX graph.
 *
 * A small pre-norm transformer: token embeddings with a sinusoidal timing signal; layer 0, which widens 256 to 512 on
 * the residual; layer 1; the mean over the tokens; a dense layer with tanh; L2 norm. Read off the TensorFlow.js graph
 * of the source package; the architecture is that of https://arxiv.org/abs/1803.11175.
 *
 * @returns an ONNX file that takes `input_ids` and `attention_mask` (int64, [batch, tokens]) and gives
 *   `sentence_embedding` (float32, [batch, 512], unit length)
 * @throws if a weight is missing
 */
export function writeEncoder(source: SourceModel): Uint8Array {
  const graph = new Graph();
  const model = partsOf(source);

  const linear = (input: string, name: string, { kernel, bias }: DensePart): string =>
    graph.op('Add', [
      graph.op('MatMul', [input, graph.floats(`${name}.kernel`, kernel)]),
      graph.floats(`${name}.bias`, bias),
    ]);
  const layerNorm = (input: string, name: string, { scale, bias }: NormPart): string =>
    graph.op('LayerNormalization', [input, graph.floats(`${name}.scale`, scale), graph.floats(`${name}.bias`, bias)], {
      axis: -1,
      epsilon: LAYER_NORM_EPSILON,
    });

  const zero = graph.integers('zero', [0]);
  const clip = (input: string): string => {
    const clipped = graph.op('Slice', [
      input,
      zero,
      graph.integers(`${input}.clip`, [MAX_TOKENS]),
      graph.integers(`${input}.axis`, [1]),
    ]);
    // One padding token, because ONNX Runtime cannot reduce over the zero tokens of an empty text.
    return graph.op('Pad', [clipped, graph.integers(`${input}.pad`, [0, 0, 0, 1])]);
  };
  const ids = clip('input_ids');
  const mask = graph.op('Cast', [clip('attention_mask')], { to: 1 });
  const axes = { first: graph.integers('axis.first', [1]), last: graph.integers('axis.last', [-1]) };

  const embedded = graph.op('Gather', [graph.floats('embeddings', model.embeddings), ids]);
  const residual = (input: string): string => graph.op('Add', [embedded, graph.op('Add', [embedded, input])]);
  let hidden = residual(timingSignal());

  const attentionBias = graph.op('Mul', [
    graph.op('Unsqueeze', [graph.op('Sub', [graph.scalar('one', 1), mask]), graph.integers('attention.axes', [1, 2])]),
    graph.scalar('masked', MASKED),
  ]);
  hidden = layer(0, hidden, linear(hidden, 'widen', model.widen));
  hidden = layer(1, hidden, hidden);

  const pooled = meanOverTokens(hidden);
  const vector = unitLength(graph.op('Tanh', [linear(pooled, 'dense', model.dense)]));
  const text = { type: 'int64', dims: ['batch', 'tokens'] } as const;
  return graph.encode(
    'universal-sentence-encoder-lite',
    [
      { name: 'input_ids', ...text },
      { name: 'attention_mask', ...text },
    ],
    { name: 'sentence_embedding', type: 'float32', dims: ['batch', DIMENSION] },
    vector,
  );

  /** Sine and cosine of each token's position at 128 timescales: [tokens, 256]. */
  function timingSignal(): string {
    const length = graph.op('Squeeze', [
      graph.op('Slice', [graph.op('Shape', [ids]), axes.first, graph.integers('two', [2])]),
    ]);
    const start = graph.op('Squeeze', [zero]);
    const position = graph.op('Range', [start, length, graph.op('Squeeze', [axes.first])]);
    const column = graph.op('Unsqueeze', [graph.op('Cast', [position], { to: 1 }), axes.last]);
    const scales = graph.floats('timescales', model.timescales);
    const angle = graph.op('Mul', [column, scales]);
    return graph.op('Concat', [graph.op('Sin', [angle]), graph.op('Cos', [angle])], { axis: -1 });
  }

  /** Attention and feed-forward of layer `index`, each added to its residual: [batch, tokens, 512]. */
  function layer(index: 0 | 1, input: string, residualInput: string): string {
    const parts = model.layers[index];
    const attended = graph.op('Add', [
      attention(index, layerNorm(input, `norm${index}`, parts.norm), parts),
      residualInput,
    ]);
    const normed = layerNorm(attended, `ffn${index}.norm`, parts.feedForwardNorm);
    const widened = graph.op('Relu', [linear(normed, `ffn${index}.1`, parts.feedForward1)]);
    return graph.op('Add', [linear(widened, `ffn${index}.2`, parts.feedForward2), attended]);
  }

  /** Multi-head self-attention over the tokens that are not padding. */
  function attention(index: 0 | 1, input: string, { qkv, output }: LayerParts): string {
    const joined = linear(input, `attention${index}.qkv`, qkv);
    const width = qkv.bias.data.length / 3;
    const shape = graph.integers(`attention${index}.heads`, [0, 0, HEADS, width / HEADS]);
    const [query, key, value] = graph
      .ops('Split', [joined], 3, { axis: -1 })
      .map((part) => graph.op('Reshape', [part, shape])) as [string, string, string];
    const scaled = graph.op('Mul', [
      graph.op('Transpose', [query], { perm: [0, 2, 1, 3] }),
      graph.scalar(`attention${index}.scale`, (width / HEADS) ** -0.5),
    ]);
    const scores = graph.op('MatMul', [scaled, graph.op('Transpose', [key], { perm: [0, 2, 3, 1] })]);
    const shares = graph.op('Softmax', [graph.op('Add', [scores, attentionBias])], { axis: -1 });
    const mixed = graph.op('MatMul', [shares, graph.op('Transpose', [value], { perm: [0, 2, 1, 3] })]);
    const merged = graph.op('Reshape', [
      graph.op('Transpose', [mixed], { perm: [0, 2, 1, 3] }),
      graph.integers(`attention${index}.merge`, [0, 0, width]),
    ]);
    return linear(merged, `attention${index}.output`, output);
  }

  /** Mean over the tokens that are not padding; zero for an empty text: [batch, 512]. */
  function meanOverTokens(input: string): string {
    const kept = graph.op('Mul', [input, graph.op('Unsqueeze', [mask, axes.last])]);
    const sum = graph.op('ReduceSum', [kept, axes.first], { keepdims: 0 });
    const count = graph.op('ReduceSum', [mask, axes.first], { keepdims: 1 });
    return graph.op('Div', [sum, graph.op('Max', [count, graph.scalar('at least one', 1)])]);
  }

  function unitLength(input: string): string {
    const squares = graph.op('ReduceSum', [graph.op('Mul', [input, input]), axes.last], { keepdims: 1 });
    return graph.op('Div', [
      input,
      graph.op('Sqrt', [graph.op('Max', [squares, graph.scalar('epsilon', L2_NORM_EPSILON)])]),
    ]);
  }
}
