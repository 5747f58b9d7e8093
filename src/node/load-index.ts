import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Brief } from '../brief/brief.js';
import type { Chunk } from '../brief/chunk.js';
import { briefSchema } from '../brief/schema.js';
import type { Candidates } from '../retrieve/candidates.js';
import { Lexicon } from '../retrieve/lexicon.js';
import type { RankingModels } from '../retrieve/rank.js';
import { candidatesSchema, lexiconSchema, rankingSchema } from '../retrieve/schema.js';
import { type SubwordModel, unpackSubwords } from '../retrieve/subwords.js';
import type { VectorIndex } from '../retrieve/vectors.js';
import { loadHnsw } from './hnsw.js';
import { INDEX_FILES, IndexError, type IndexFile, type Manifest, readManifest, sha256 } from './manifest.js';

/** An index in memory. */
export interface LoadedIndex {
  manifest: Manifest;
  brief: Brief;
  chunks: Chunk[];
  vectors: VectorIndex;
  candidates: Candidates;
  questionVectors: VectorIndex;
  subwords: SubwordModel;
  lexicon: Lexicon;
  ranking: { expanded: RankingModels; plain: RankingModels };
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
  const contents = await Promise.all(INDEX_FILES.map(async (file) => [file, await read(file)] as const));
  const files = Object.fromEntries(contents) as Record<IndexFile, Buffer>;
  const json = (file: IndexFile): unknown => JSON.parse(files[file].toString());
  const subwords = unpackSubwords(files['subwords.bin']);
  const [vectors, questionVectors] = await Promise.all([
    loadHnsw(path('vectors.hnsw'), manifest.dimension),
    loadHnsw(path('questions.hnsw'), subwords.dimension),
  ]);
  return {
    manifest,
    brief: briefSchema.parse(json('brief.json')),
    chunks: chunksSchema.parse(json('chunks.json')),
    vectors,
    candidates: candidatesSchema.parse(json('candidates.json')),
    questionVectors,
    subwords,
    lexicon: new Lexicon(lexiconSchema.parse(json('lexicon.json'))),
    ranking: rankingSchema.parse(json('ranking.json')),
  };
}
