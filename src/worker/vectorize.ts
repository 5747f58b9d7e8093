import { HTTPException } from 'hono/http-exception';
import { IndexError } from '../index/manifest.js';
import type { VectorIndex } from '../retrieve/vectors.js';
import type { Vectorize } from './bindings.js';
import { REMEDY, type VectorKind } from './manifest.js';

const MAX_HITS = 100; // topK without values and metadata: https://developers.cloudflare.com/vectorize/platform/limits/

/** Which vectors of the database are searched. */
export interface VectorizeOptions {
  /** tells the vectors of an index from those of others */
  build: string;
  /** what the vectors are of */
  kind: VectorKind;
  /** length of the vectors in the database */
  dimension: number;
  /** how many of them there are */
  count: number;
}

/** @returns the namespace of the vectors of one kind, of one build of an index */
export function namespaceOf({ build, kind }: Pick<VectorizeOptions, 'build' | 'kind'>): string {
  return `${build}-${kind}`;
}

/** @returns a vector as long as those in the database */
export function fitted(vector: readonly number[], dimension: number): number[] {
  return [...vector, ...new Array<number>(dimension - vector.length).fill(0)];
}

/** @returns the id of a vector in the database, by the place of what it is of */
export function vectorId(namespace: string, item: number): string {
  return `${namespace}-${item}`;
}

/**
 * Searches vectors in Vectorize.
 *
 * @param database the binding
 * @param options see {@link VectorizeOptions}
 * @returns an index; a search rejects with IndexError if the vectors are not there, with a 503 if the database does not answer
 */
export function createVectorizeIndex(database: Vectorize, options: VectorizeOptions): VectorIndex {
  const namespace = namespaceOf(options);
  return {
    async search(vector, wanted) {
      const topK = Math.min(wanted, options.count, MAX_HITS);
      if (topK === 0 || vector.every((number) => number === 0)) return []; // such a vector has no cosine
      const { matches } = await database
        .query(fitted(vector, options.dimension), { topK, namespace })
        .catch((cause) => {
          throw new HTTPException(503, { message: 'The vector database does not answer. Ask again later.', cause });
        });
      if (matches.length === 0) throw new IndexError(`Vectorize has no vectors of this index. ${REMEDY}`);
      return matches.map(({ id, score }) => ({ item: Number(id.slice(namespace.length + 1)), score }));
    },
  };
}
