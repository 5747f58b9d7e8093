import hnswlib from 'hnswlib-node';
import type { VectorHit, VectorIndex } from '../retrieve/vectors.js';

// hnswlib's own defaults, see https://github.com/nmslib/hnswlib/blob/master/ALGO_PARAMS.md
const LINKS = 16; // M: links a node
const EF_CONSTRUCTION = 200;
const SEED = 100; // fixed, so that the same vectors give the same graph
const MIN_EF_SEARCH = 400; // candidates kept while searching: exact for one brief, recall for many

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
  graph.initIndex(Math.max(1, capacity), LINKS, EF_CONSTRUCTION, SEED);
  return graph;
}

/**
 * Reads an HNSW graph.
 *
 * @param file what `writeIndex` of {@link buildHnsw}'s graph wrote
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
      const wanted = Math.min(count, graph.getCurrentCount());
      if (wanted === 0) return [];
      graph.setEf(Math.max(MIN_EF_SEARCH, wanted));
      const { neighbors, distances } = graph.searchKnn([...vector], wanted);
      return neighbors.map((item, index) => ({ item, score: 1 - (distances[index] ?? 1) }));
    },
  };
}
