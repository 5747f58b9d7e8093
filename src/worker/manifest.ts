import { z } from 'zod';
import type { CONTENT_FILES } from '../index/content.js';
import { FORMAT_VERSION, IndexError, manifestSchema } from '../index/manifest.js';

/** Where the index stands among the static files. Its addresses are answered by the Worker, so that nobody can load it. */
export const INDEX_FOLDER = 'index';

/** What to do about an index that cannot be used, as a sentence. */
export const REMEDY = 'Build and deploy again: "npm run deploy".';

/** Vectors of chunks and of predicted questions: of each kind, two matrices that add up to them. */
export const VECTOR_FILE = 'vectors.safetensors';
export const VECTOR_LAYERS = ['coarse', 'fine'] as const;
/** What there are vectors of. */
export const VECTOR_KINDS = ['chunks', 'questions'] as const;
export type VectorKind = (typeof VECTOR_KINDS)[number];
/** The default embedding model: its weights in eight bits, and its vocabulary. */
export const ENCODER_FILES = ['encoder.safetensors', 'tokenizer.json'] as const;
/** A file of an index on Workers. Which of them an index needs depends on where its vectors are, and on its model. */
export type WorkerFile = (typeof CONTENT_FILES | typeof ENCODER_FILES)[number] | typeof VECTOR_FILE;

const count = z.number().int().nonnegative();
const workerManifestSchema = manifestSchema.extend({
  vectors: z.discriminatedUnion('place', [
    z.object({ place: z.literal('file') }),
    z.object({
      place: z.literal('vectorize'),
      /** tells the vectors of this index from those of others */
      build: z.string().regex(/^[0-9a-f]{16}$/u),
      /** length of the vectors there: shorter ones are filled up with zeros, which changes no cosine */
      dimension: z.number().int().positive(),
      counts: z.object({ chunks: count, questions: count }),
    }),
  ]),
});

/** What an index on Workers says of itself. */
export type WorkerManifest = z.output<typeof workerManifestSchema>;

/**
 * Reads the manifest of an index on Workers.
 *
 * @param content its bytes; undefined if there is none
 * @returns the manifest
 * @throws IndexError if there is none, or it is of another format
 */
export function readWorkerManifest(content: Uint8Array | undefined): WorkerManifest {
  if (!content) throw new IndexError(`The Worker has no index. ${REMEDY}`);
  try {
    const manifest = workerManifestSchema.parse(JSON.parse(new TextDecoder().decode(content)));
    if (manifest.format === FORMAT_VERSION) return manifest;
  } catch (cause) {
    throw new IndexError(`The index of the Worker has no manifest that can be read. ${REMEDY}`, { cause });
  }
  throw new IndexError(`The index of the Worker is of another version than its code. ${REMEDY}`);
}
