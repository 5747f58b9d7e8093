import type { BriefLookup } from '../brief/lookup.js';
import type { Retriever } from '../retrieve/retrieve.js';
import type { NearestPassage } from './answer.js';
import { nearestPassage } from './cite.js';

/** Finds the passages of one brief that are nearest to a query, best first. */
export type Searcher = (query: string) => Promise<NearestPassage[]>;

/**
 * Search without an answer: for those who read the passages themselves.
 *
 * @param parts the brief, and what searches it
 * @returns a function that searches
 */
export function createSearcher({ lookup, retriever }: { lookup: BriefLookup; retriever: Retriever }): Searcher {
  return async (query) => {
    const { nearest } = retriever.choose(await retriever.rank(query.trim()));
    return nearest.flatMap((id) => nearestPassage(id, lookup));
  };
}
