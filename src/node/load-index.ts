import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Brief } from '../brief/brief.js';
import type { Chunk } from '../brief/chunk.js';
import { briefSchema } from '../brief/schema.js';
import { type LexicalIndex, loadLexicalIndex } from '../retrieve/lexical.js';
import type { VectorIndex } from '../retrieve/vectors.js';
import { loadHnsw } from './hnsw.js';
import { IndexError, type IndexFile, type Manifest, readManifest, sha256 } from './manifest.js';

/** An index in memory. */
export interface LoadedIndex {
  manifest: Manifest;
  brief: Brief;
  chunks: Chunk[];
  lexical: LexicalIndex;
  vectors: VectorIndex;
}

const chunksSchema = z.array(z.object({ text: z.string(), passages: z.array(z.string()) }));

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
  const path = (file: IndexFile): string => join(folder, manifest.folder, file);
  const read = async (file: IndexFile): Promise<Buffer> => {
    const content = await readFile(path(file)).catch(() => undefined);
    if (content && sha256(content) === manifest.files[file].sha256) return content;
    const state = content ? 'was changed or cut short' : 'is missing';
    throw new IndexError(`The index in "${folder}" is damaged: ${file} ${state}. Run "npm run ingest -- --force".`);
  };
  const [brief, chunks, lexical] = await Promise.all([
    read('brief.json'),
    read('chunks.json'),
    read('lexical.json'),
    read('vectors.hnsw'),
  ]);
  const parsed: Brief = briefSchema.parse(JSON.parse(brief.toString()));
  return {
    manifest,
    brief: parsed,
    chunks: chunksSchema.parse(JSON.parse(chunks.toString())),
    lexical: loadLexicalIndex(lexical.toString(), parsed.language),
    vectors: await loadHnsw(path('vectors.hnsw'), manifest.dimension),
  };
}
