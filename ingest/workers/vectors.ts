import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSubwords } from '../../src/index/content.js';
import { tensorsOf } from '../../src/kernel/matrices.js';
import { quantiseFinely } from '../../src/kernel/quantise.js';
import { writeTensors } from '../../src/kernel/tensors.js';
import { readVectors } from '../../src/node/hnsw.js';
import { type Manifest, sha256 } from '../../src/node/manifest.js';
import { VECTOR_KINDS, type VectorKind } from '../../src/worker/manifest.js';

/** Vectors of one kind. */
export interface VectorSet {
  vectors: number[][];
  /** length of a vector */
  dimension: number;
}

/** The vectors of an index. */
export interface IndexVectors extends Record<VectorKind, VectorSet> {
  /** tells them from those of other indexes */
  build: string;
}

/**
 * Reads the vectors of an index back from its graphs.
 *
 * @param folder the index's folder
 * @param manifest the index's manifest
 * @returns the vectors
 */
export async function vectorsOf(folder: string, { folder: build, files, dimension }: Manifest): Promise<IndexVectors> {
  const path = (file: string): string => join(folder, build, file);
  const learned = readSubwords(await readFile(path('subwords.msgpack')));
  const read = async (file: string, length: number): Promise<VectorSet> => ({
    vectors: await readVectors(path(file), length),
    dimension: length,
  });
  return {
    chunks: await read('vectors.hnsw', dimension),
    questions: await read('questions.hnsw', learned.dimension),
    build: sha256(files['vectors.hnsw'].sha256, files['questions.hnsw'].sha256).slice(0, 16),
  };
}

/** @returns the vectors as a file that `src/worker/vectors.ts` reads */
export function writeVectors(vectors: IndexVectors): Uint8Array {
  const tensors = VECTOR_KINDS.flatMap((kind) => {
    const { vectors: rows, dimension } = vectors[kind];
    const [coarse, fine] = quantiseFinely(rows, dimension);
    return [...tensorsOf(`${kind}.coarse`, coarse), ...tensorsOf(`${kind}.fine`, fine)];
  });
  return writeTensors(new Map(tensors));
}

/** @returns the length that vectors of all kinds have in one database */
export function databaseDimension(vectors: IndexVectors): number {
  return Math.max(...VECTOR_KINDS.map((kind) => vectors[kind].dimension));
}
