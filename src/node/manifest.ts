import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Raise this when the pipeline writes something else from the same brief, so that old indexes are built anew. */
export const FORMAT_VERSION = 3;

/** The files of an index. */
export const INDEX_FILES = [
  'brief.json',
  'chunks.json',
  'vectors.hnsw',
  'candidates.json',
  'questions.hnsw',
  'subwords.bin',
  'lexicon.json',
  'ranking.json',
] as const;
export type IndexFile = (typeof INDEX_FILES)[number];

const originSchema = z.object({
  format: z.number().int(),
  brief: z.object({ id: z.string(), sha256: z.string() }),
  /** hash of the predicted questions */
  questions: z.string(),
  /** hash of the synonyms of its words */
  synonyms: z.string(),
  /** hash of the ranking model */
  model: z.string(),
  embedding: z.object({ model: z.string(), queryPrefix: z.string(), passagePrefix: z.string() }),
});
const manifestSchema = originSchema.extend({
  dimension: z.number().int().positive(),
  /** folder of the files, beside the manifest */
  folder: z.string().regex(/^builds\/[\w-]+$/u),
  files: z.record(z.enum(INDEX_FILES), z.object({ bytes: z.number().int(), sha256: z.string() })),
});

/** What an index is made from. Two indexes of the same origin are the same. */
export type Origin = z.output<typeof originSchema>;

/** What an index says of itself: its origin, its dimension and its files. */
export type Manifest = z.output<typeof manifestSchema>;

/** An index is missing, broken, or made from something else. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
}

/** @returns the SHA-256 of some content, in hexadecimal */
export function sha256(...content: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of content) hash.update(part);
  return hash.digest('hex');
}

/**
 * Reads the manifest of an index.
 *
 * @param folder the index's folder
 * @returns the manifest, or undefined if there is no index or it is of another format
 */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const manifest = manifestSchema.safeParse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
    return manifest.success && manifest.data.format === FORMAT_VERSION ? manifest.data : undefined;
  } catch {
    return undefined; // no index, or one whose manifest was damaged: both are built anew
  }
}

/** @returns whether an index was made from this origin */
export function isFrom(manifest: Manifest, origin: Origin): boolean {
  return JSON.stringify(originSchema.parse(manifest)) === JSON.stringify(originSchema.parse(origin));
}
