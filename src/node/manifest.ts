import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CONTENT_FILES } from '../index/content.js';
import { FORMAT_VERSION, manifestSchema } from '../index/manifest.js';

/** The files of an index on Node. */
export const INDEX_FILES = [...CONTENT_FILES, 'vectors.hnsw', 'questions.hnsw'] as const;
export type IndexFile = (typeof INDEX_FILES)[number];

const nodeManifestSchema = manifestSchema.extend({
  /** folder of the files, beside the manifest */
  folder: z.string().regex(/^builds\/[\w-]+$/u),
  files: z.record(z.enum(INDEX_FILES), manifestSchema.shape.files.valueType),
});

/** What an index says of itself: its origin, its dimension and its files. */
export type Manifest = z.output<typeof nodeManifestSchema>;

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
    const manifest = nodeManifestSchema.safeParse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
    return manifest.success && manifest.data.format === FORMAT_VERSION ? manifest.data : undefined;
  } catch {
    return undefined; // no index, or one whose manifest was damaged: both are built anew
  }
}
