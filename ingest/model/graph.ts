import onnxProto from 'onnx-proto';
import type { Tensor } from './weights.js';

const { onnx } = onnxProto;

const OPSET = 17; // the first with LayerNormalization; ONNX Runtime 1.14 of @xenova/transformers reads up to 18
const IR_VERSION = 8; // the one that came with opset 17

type AttributeValue = number | readonly number[];

/** A model's input or output: `dims` are sizes, or names where the size is free. */
export interface Port {
  name: string;
  type: 'int64' | 'float32';
  dims: readonly (number | string)[];
}

const ELEMENT_TYPE = {
  int64: onnx.TensorProto.DataType.INT64,
  float32: onnx.TensorProto.DataType.FLOAT,
} as const;

/**
 * Collects the nodes and weights of an ONNX graph, so that a model can be written as plain function calls:
 * `graph.op('Add', [x, graph.floats('bias', bias)])` gives the name of the sum.
 * Format: https://github.com/onnx/onnx/blob/main/docs/IR.md
 */
export class Graph {
  readonly #nodes: onnxProto.onnx.INodeProto[] = [];
  readonly #initializers: onnxProto.onnx.ITensorProto[] = [];

  /**
   * Adds an operator.
   *
   * @param type an operator of https://onnx.ai/onnx/operators/
   * @param inputs names of its inputs
   * @param attributes integers, floats or lists of integers; a whole number is written as an integer
   * @returns the name of its first output
   */
  op(type: string, inputs: readonly string[], attributes: Record<string, AttributeValue> = {}): string {
    const [output] = this.ops(type, inputs, 1, attributes);
    return output as string;
  }

  /** Adds an operator with `count` outputs and gives their names. Otherwise as {@link op}. */
  ops(
    type: string,
    inputs: readonly string[],
    count: number,
    attributes: Record<string, AttributeValue> = {},
  ): string[] {
    const name = `${type}_${this.#nodes.length}`;
    const output = Array.from({ length: count }, (_, i) => `${name}:${i}`);
    const attribute = Object.entries(attributes).map(([key, value]) => attributeProto(key, value));
    this.#nodes.push({ name, opType: type, input: [...inputs], output, attribute });
    return output;
  }

  /** Adds a float32 constant, with its own shape or the one given, and returns its name. */
  floats(name: string, tensor: Tensor, dims: readonly number[] = tensor.shape): string {
    const rawData = new Uint8Array(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength);
    this.#initializers.push({ name, dataType: ELEMENT_TYPE.float32, dims: [...dims], rawData });
    return name;
  }

  /** Adds a single float32 and returns its name. */
  scalar(name: string, value: number): string {
    return this.floats(name, { shape: [], data: Float32Array.of(value) });
  }

  /** Adds a list of int64 (shapes, axes) and returns its name. */
  integers(name: string, values: readonly number[]): string {
    const rawData = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    this.#initializers.push({ name, dataType: ELEMENT_TYPE.int64, dims: [values.length], rawData });
    return name;
  }

  /**
   * Writes the model.
   *
   * @param name what the graph is called
   * @param inputs what it is fed
   * @param output what it gives; its name must be the name of a node's output or is linked to `from`
   * @param from the node's output that becomes the model's output
   * @returns the bytes of an ONNX file
   */
  encode(name: string, inputs: readonly Port[], output: Port, from: string): Uint8Array {
    this.#nodes.push({ name: 'output', opType: 'Identity', input: [from], output: [output.name] });
    const model = onnx.ModelProto.create({
      irVersion: IR_VERSION,
      producerName: 'ask-the-brief',
      opsetImport: [{ domain: '', version: OPSET }],
      graph: {
        name,
        node: this.#nodes,
        initializer: this.#initializers,
        input: inputs.map(valueInfo),
        output: [valueInfo(output)],
      },
    });
    return onnx.ModelProto.encode(model).finish();
  }
}

function attributeProto(name: string, value: AttributeValue): onnxProto.onnx.IAttributeProto {
  const { AttributeType } = onnx.AttributeProto;
  if (typeof value !== 'number') return { name, type: AttributeType.INTS, ints: [...value] };
  return Number.isInteger(value)
    ? { name, type: AttributeType.INT, i: value }
    : { name, type: AttributeType.FLOAT, f: value };
}

function valueInfo({ name, type, dims }: Port): onnxProto.onnx.IValueInfoProto {
  const dim = dims.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }));
  return { name, type: { tensorType: { elemType: ELEMENT_TYPE[type], shape: { dim } } } };
}
