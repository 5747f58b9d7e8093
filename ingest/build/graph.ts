import { buildHnsw, loadHnsw } from '../../src/node/hnsw.js';
import { IndexError } from '../../src/node/manifest.js';
import type { FileWriter } from './write.js';

/**
 * Says how the graph of some vectors is written. It is read back, since the library that writes it does not tell that a disk
 * was full.
 *
 * @param vectors of unit length, may be none
 * @param dimension length of a vector
 * @returns writes the graph
 */
export function graphWriter(vectors: readonly (readonly number[])[], dimension: number): FileWriter {
  return async (path) => {
    // Not the asynchronous way: that goes on writing while the garbage collector may already free the graph.
    buildHnsw(vectors, dimension).writeIndexSync(path);
    await loadHnsw(path, dimension).catch((cause) => {
      throw new IndexError(`"${path}" was cut short. Is the disk full?`, { cause });
    });
  };
}
