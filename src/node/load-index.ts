import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type IndexContent, readContent } from '../index/content.js';
import { IndexError } from '../index/manifest.js';
import { readVerified } from '../index/verify.js';
import type { VectorIndex } from '../retrieve/vectors.js';
import { loadHnsw } from './hnsw.js';
import { INDEX_FILES, type Manifest, readManifest } from './manifest.js';

/** An index in memory. */
export interface LoadedIndex extends IndexContent {
  manifest: Manifest;
  vectors: VectorIndex;
  questionVectors: VectorIndex;
}

/**
 * Loads an index and checks that every file is the one its manifest tells of.
 *
 * @param folder the index's folder
 * @returns the index
 * @throws IndexError if it is missing or damaged
 */
export async function loadIndex(folder: string): Promise<LoadedIndex> {
  const manifest = await readManifest(folder);
  if (!manifest) throw new IndexError(`There is no index in "${folder}". Run "npm run ingest".`);
  try {
    return await loadBuild(folder, manifest);
  } catch (error) {
    // A build that ended meanwhile replaced the files that were being read: there are new ones.
    if ((await readManifest(folder))?.folder !== manifest.folder) return loadIndex(folder);
    throw error;
  }
}

async function loadBuild(folder: string, manifest: Manifest): Promise<LoadedIndex> {
  const path = (file: string): string => join(folder, manifest.folder, file);
  const files = await readVerified(INDEX_FILES, manifest.files, {
    name: `"${folder}"`,
    read: (file) => readFile(path(file)).catch(() => undefined),
    remedy: 'Run "npm run ingest -- --force".',
  });
  const content = readContent(files);
  const [vectors, questionVectors] = await Promise.all([
    loadHnsw(path('vectors.hnsw'), manifest.dimension),
    loadHnsw(path('questions.hnsw'), content.subwords.dimension),
  ]);
  return { manifest, ...content, vectors, questionVectors };
}
