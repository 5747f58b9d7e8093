import hnswlib from 'hnswlib-node';
import type { VectorHit, VectorIndex } from '../retrieve/vectors.js';

// M, links a node: hnswlib's own default, see https://github.com/nmslib/hnswlib/blob/master/ALGO_PARAMS.md; and what recall takes
// among many vectors: of 600,000, searches found 96 % of the nearest with 16 links, 99 % with 32, equally wide and fast.
const LINKS = 16;
const LINKS_OF_MANY = 32;
const MANY = 250_000; // of 200,000, they found more than 99 % with 16
const EF_CONSTRUCTION = 200;
const SEED = 100; // fixed, so that the same vectors give the same graph
// Candidates kept while searching. Recall falls as a graph grows: so many times the root of its size keep 98 of 100, and more, as
// far as `npm run bench -- --growth` goes; the least is exact for one brief.
const EF_SEARCH = 1.5;
const MIN_EF_SEARCH = 200;

/**
 * Builds an HNSW graph.
 *
 * @param vectors of unit length, may be none
 * @param dimension length of a vector
 * @returns the graph; a vector's label is its place in the list
 */
export function buildHnsw(vectors: readonly (readonly number[])[], dimension: number): hnswlib.HierarchicalNSW {
  const graph = emptyGraph(vectors.length, dimension);
  for (const [label, vector] of vectors.entries()) graph.addPoint([...vector], label);
  return graph;
}

/** @returns a graph without vectors, that has room for so many of a length */
export function emptyGraph(capacity: number, dimension: number): hnswlib.HierarchicalNSW {
  const graph = new hnswlib.HierarchicalNSW('ip', dimension);
  graph.initIndex(Math.max(1, capacity), capacity > MANY ? LINKS_OF_MANY : LINKS, EF_CONSTRUCTION, SEED);
  return graph;
}

/**
 * Reads an HNSW graph.
 *
 * @param file what `writeIndexSync` of {@link buildHnsw}'s graph wrote
 * @param dimension length of its vectors
 * @returns a searchable index
 * @throws if the file is missing or not such a graph
 */
export async function loadHnsw(file: string, dimension: number): Promise<VectorIndex> {
  const graph = new hnswlib.HierarchicalNSW('ip', dimension);
  await graph.readIndex(file);
  return searchable(graph);
}

/** @returns a graph as an index that retrieval can search */
export function searchable(graph: hnswlib.HierarchicalNSW): VectorIndex {
  return {
    async search(vector, count): Promise<VectorHit[]> {
      const size = graph.getCurrentCount();
      const wanted = Math.min(count, size);
      if (wanted === 0) return [];
      graph.setEf(Math.max(MIN_EF_SEARCH, wanted, Math.ceil(EF_SEARCH * Math.sqrt(size))));
      const { neighbors, distances } = graph.searchKnn([...vector], wanted);
      return neighbors.map((item, index) => ({ item, score: 1 - (distances[index] ?? 1) }));
    },
  };
}

/**
 * Reads the vectors of an HNSW graph back.
 *
 * @param file as {@link loadHnsw} takes it
 * @param dimension length of its vectors
 * @returns the vectors, by their labels
 * @throws if the file is missing or not such a graph
 */
export async function readVectors(file: string, dimension: number): Promise<number[][]> {
  const graph = new hnswlib.HierarchicalNSW('ip', dimension);
  await graph.readIndex(file);
  return Array.from({ length: graph.getCurrentCount() }, (_, label) => graph.getPoint(label));
}
