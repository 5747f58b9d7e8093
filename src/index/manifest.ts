import { z } from 'zod';

/** Raise this when the pipeline writes something else from the same brief, so that old indexes are built anew. */
export const FORMAT_VERSION = 6;

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

/** What an index is made from. Two indexes of the same origin are the same. */
export type Origin = z.output<typeof originSchema>;

/** Validates what an index says of itself: its origin, the length of its vectors, and its files by name. */
export const manifestSchema = originSchema.extend({
  dimension: z.number().int().positive(),
  files: z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() })),
});

/** An index is missing, broken, or made from something else. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
}

/** @returns whether an index was made from this origin */
export function isFrom(manifest: Origin, origin: Origin): boolean {
  return JSON.stringify(originSchema.parse(manifest)) === JSON.stringify(originSchema.parse(origin));
}
