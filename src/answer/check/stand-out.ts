import type { Chunk } from '../../brief/chunk.js';
import { mean } from '../../retrieve/arithmetic.js';
import type { VectorIndex } from '../../retrieve/vectors.js';

/** What telling by vectors needs of an index. */
export interface StandOutParts {
  chunks: readonly Chunk[];
  /** over chunks */
  vectors: VectorIndex;
  /** @returns the vector of a text, of unit length */
  embedQuery: (text: string) => Promise<number[]>;
}

/**
 * Prepares to tell which passages stand out as near to a text. Cosines themselves differ from model to model and from
 * language to language; how far a passage stands out among all passages differs less.
 *
 * @param parts see {@link StandOutParts}
 * @returns by how many standard deviations each passage, by its id, is nearer to a text than the mean passage
 */
export function createStandOut({ chunks, vectors, embedQuery }: StandOutParts) {
  return async (text: string): Promise<ReadonlyMap<string, number>> => {
    const cosines = new Map<string, number>();
    for (const { item, score } of await vectors.search(await embedQuery(text), chunks.length)) {
      const [id = '', ...others] = chunks[item]?.passages ?? [];
      if (others.length === 0) cosines.set(id, Math.max(score, cosines.get(id) ?? -1)); // a long passage has several chunks
    }
    const average = mean([...cosines.values()]);
    const spread = Math.sqrt(mean([...cosines.values()].map((cosine) => (cosine - average) ** 2))) || 1;
    return new Map([...cosines].map(([id, cosine]) => [id, (cosine - average) / spread]));
  };
}
