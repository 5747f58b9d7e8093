import { writeFile } from 'node:fs/promises';
import { encode } from '@msgpack/msgpack';
import { isFrom } from '../../src/index/manifest.js';
import type { Config } from '../../src/node/config.js';
import { type IndexFile, readManifest } from '../../src/node/manifest.js';
import { storeCandidates } from '../../src/retrieve/stored-candidates.js';
import { SubwordEncoder } from '../../src/retrieve/subwords.js';
import { readSources } from '../origin.js';
import { onDisk } from './disk.js';
import { graphWriter } from './graph.js';
import { type BuildListener, makeParts } from './parts.js';
import { type FileWriter, writeIndex } from './write.js';

/** How to build. */
export interface BuildOptions {
  listener: BuildListener;
  /** build even if nothing changed */
  force?: boolean;
}

/**
 * Builds the index of the configured brief: parse, split, embed, write. Does nothing if the index is there and neither
 * the brief, nor its questions, nor the models, nor the pipeline has changed.
 *
 * @param config the settings
 * @param options see {@link BuildOptions}
 * @returns whether an index was built
 * @throws MalformedBriefError, BriefSourceError, ExpansionError, EmbeddingModelError or IndexError, each saying what to do
 */
export async function buildIndex(config: Config, { listener, force = false }: BuildOptions): Promise<boolean> {
  const sources = await readSources(config);
  const present = await readManifest(config.INDEX_DIR);
  if (!force && present && isFrom(present, sources.origin)) return false;

  const parts = await onDisk(config.INDEX_DIR, () => makeParts(sources, config, listener));
  listener.progress(`Writing ${config.INDEX_DIR}`);
  const json = (content: unknown) => (path: string) => writeFile(path, JSON.stringify(content));
  const packed = (content: unknown) => (path: string) => writeFile(path, encode(content));
  const encoder = new SubwordEncoder(parts.subwords);
  const writers: Record<IndexFile, FileWriter> = {
    'brief.json': json(parts.brief),
    'chunks.json': json(parts.chunks),
    'vectors.hnsw': graphWriter(parts.chunkVectors, parts.dimension),
    'candidates.msgpack': packed(storeCandidates(parts.candidates)),
    'questions.hnsw': graphWriter(
      parts.candidates.questions.map(({ text }) => encoder.encode(text)),
      parts.subwords.dimension,
    ),
    'subwords.msgpack': packed(parts.subwords),
    'lexicon.msgpack': packed(parts.lexicon),
    'ranking.json': (path) => writeFile(path, sources.model),
  };
  const manifest = { ...sources.origin, dimension: parts.dimension };
  await onDisk(config.INDEX_DIR, () => writeIndex(config.INDEX_DIR, manifest, writers));
  return true;
}
