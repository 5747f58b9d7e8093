import { tensorsOf } from '../../src/kernel/matrices.js';
import { quantise } from '../../src/kernel/quantise.js';
import { type Tensor, writeTensors } from '../../src/kernel/tensors.js';
import { type DensePart, type ModelParts, type NormPart, partsOf } from './parts.js';
import type { SourceModel, Tensor as SourceTensor } from './weights.js';

/**
 * Writes Universal Sentence Encoder Lite for `src/encoder/`: its matrices in eight bits, a quarter of their size.
 *
 * @param source the weights as the source package ships them
 * @returns a file of tensors, as `readWeights` reads it
 * @throws if a weight is missing
 */
export function writeQuantisedEncoder(source: SourceModel): Uint8Array<ArrayBuffer> {
  const { embeddings, timescales, widen, layers, dense }: ModelParts = partsOf(source);
  return writeTensors(
    new Map([
      ...matrix('embeddings', rowsOf(embeddings)),
      ['timescales', timescales],
      ...denseLayer('widen', widen),
      ...layers.flatMap((layer, index) => [
        ...norm(`layer${index}.norm`, layer.norm),
        ...denseLayer(`layer${index}.qkv`, layer.qkv),
        ...denseLayer(`layer${index}.output`, layer.output),
        ...norm(`layer${index}.feedForwardNorm`, layer.feedForwardNorm),
        ...denseLayer(`layer${index}.feedForward1`, layer.feedForward1),
        ...denseLayer(`layer${index}.feedForward2`, layer.feedForward2),
      ]),
      ...denseLayer('dense', dense),
    ]),
  );
}

type Named = [string, Tensor];

function norm(name: string, { scale, bias }: NormPart): Named[] {
  return [
    [`${name}.scale`, scale],
    [`${name}.bias`, bias],
  ];
}

/** The matrix is kept with a row an output: each has its own scale, and is read from end to end. */
function denseLayer(name: string, { kernel, bias }: DensePart): Named[] {
  const inputs = rowsOf(kernel);
  const rows = Array.from(bias.data, (_, output) => inputs.map((row) => row[output] ?? 0));
  return [...matrix(name, rows), [`${name}.bias`, bias]];
}

function matrix(name: string, rows: readonly ArrayLike<number>[]): Named[] {
  return tensorsOf(name, quantise(rows, rows[0]?.length ?? 0));
}

function rowsOf({ shape, data }: SourceTensor): Float32Array[] {
  const [height = 0, width = 0] = shape;
  return Array.from({ length: height }, (_, row) => data.subarray(row * width, (row + 1) * width));
}
