import { IndexError } from '../index/manifest.js';
import { readVerified } from '../index/verify.js';
import { matrixOf } from '../kernel/matrices.js';
import { readTensors } from '../kernel/tensors.js';
import { createExactIndex } from '../retrieve/exact.js';
import type { VectorIndex } from '../retrieve/vectors.js';
import type { Platform } from './bindings.js';
import { VECTOR_FILE, VECTOR_LAYERS, type VectorKind, type WorkerManifest } from './manifest.js';
import { createVectorizeIndex } from './vectorize.js';

/**
 * Opens the vectors of an index where its manifest says that they are.
 *
 * @param manifest the index's
 * @param platform see {@link Platform}
 * @returns searches them, by what they are of
 * @throws IndexError if their file is damaged, or Vectorize is not bound and they are there
 */
export async function openVectors(
  manifest: WorkerManifest,
  { bindings, place, kernel }: Platform,
): Promise<Record<VectorKind, VectorIndex>> {
  if (manifest.vectors.place === 'vectorize') {
    const { VECTORIZE: database } = bindings;
    if (!database)
      throw new IndexError('The vectors of this index are in Vectorize: bind it as VECTORIZE in wrangler.toml.');
    const { build, dimension, counts } = manifest.vectors;
    const search = (kind: VectorKind) =>
      createVectorizeIndex(database, { build, kind, dimension, count: counts[kind] });
    return { chunks: search('chunks'), questions: search('questions') };
  }
  const files = await readVerified([VECTOR_FILE], manifest.files, place);
  const tensors = readTensors(files[VECTOR_FILE]);
  const search = (kind: VectorKind) => {
    const layers = VECTOR_LAYERS.map((layer) => matrixOf(tensors, `${kind}.${layer}`));
    return createExactIndex(layers, kernel);
  };
  return { chunks: search('chunks'), questions: search('questions') };
}
