import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeQuantisedEncoder } from '../../ingest/model/quantise.js';
import { readSourceModel } from '../../ingest/model/weights.js';
import { assembleKernel } from '../../ingest/workers/kernel.js';
import { type VectorSet, vectorsOf } from '../../ingest/workers/vectors.js';
import { createTextEncoder } from '../../src/encoder/text-encoder.js';
import { createKernel, type Kernel } from '../../src/kernel/kernel.js';
import { quantiseFinely } from '../../src/kernel/quantise.js';
import { readConfig } from '../../src/node/config.js';
import { loadHnsw } from '../../src/node/hnsw.js';
import { type Manifest, readManifest } from '../../src/node/manifest.js';
import { defaultModelFolder } from '../../src/node/text-embeddings.js';
import { createExactIndex } from '../../src/retrieve/exact.js';
import type { VectorIndex } from '../../src/retrieve/vectors.js';
import type { VectorKind } from '../../src/worker/manifest.js';

/** @returns a kernel with nothing in it */
export async function startKernel(): Promise<Kernel> {
  return createKernel(await WebAssembly.compile(await assembleKernel()));
}

/** @returns the default model as Workers run it */
export async function encoderOnWorkers(): Promise<(text: string) => number[]> {
  const files = {
    'encoder.safetensors': writeQuantisedEncoder(await readSourceModel()),
    'tokenizer.json': await readFile(join(defaultModelFolder(readConfig({})), 'tokenizer.json')),
  };
  return createTextEncoder(files, await startKernel());
}

/** The vectors of one kind of the default brief, and both ways to search them. */
export interface SearchedVectors {
  vectors: number[][];
  onNode: VectorIndex;
  onWorkers: VectorIndex;
}

/** @returns the vectors as the index on Node has them, by what they are of */
export async function searchedVectors(): Promise<Record<VectorKind, SearchedVectors>> {
  const { INDEX_DIR: folder } = readConfig({});
  const manifest = (await readManifest(folder)) as Manifest;
  const { chunks, questions } = await vectorsOf(folder, manifest);
  const search = async ({ vectors, dimension }: VectorSet, file: string): Promise<SearchedVectors> => ({
    vectors,
    onNode: await loadHnsw(join(folder, manifest.folder, file), dimension),
    onWorkers: createExactIndex(quantiseFinely(vectors, dimension), await startKernel()),
  });
  return { chunks: await search(chunks, 'vectors.hnsw'), questions: await search(questions, 'questions.hnsw') };
}

/** @returns the inner product of two vectors; their cosine, as all here have unit length */
export function cosine(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
