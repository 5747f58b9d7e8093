import { type Asker, createAsker } from '../answer/ask.js';
import { createSearcher, type Searcher } from '../answer/search.js';
import { createSuggester, type Suggester } from '../answer/suggest.js';
import { type BriefLookup, lookUp } from '../brief/lookup.js';
import { createRetriever } from '../retrieve/retrieve.js';
import type { VectorIndex } from '../retrieve/vectors.js';
import type { IndexContent } from './content.js';

/** Search by the vectors of an embedding model. */
export interface SentenceSearch {
  /** over chunks */
  vectors: VectorIndex;
  /** @returns the sentence vector of a question, of unit length */
  embedQuery: (question: string) => Promise<number[]>;
}

/** What differs from one edge to another: where vectors are searched, and what makes them. */
export interface Engine {
  /** over predicted questions, by their learned vectors: these need no model but the index's own */
  questionVectors: VectorIndex;
  /** undefined where the embedding model of the index cannot be run */
  sentences: SentenceSearch | undefined;
}

/** How passages are found: by words and sentence vectors, or without the latter. */
export type Retrieval = 'hybrid' | 'lexical';

const NO_SENTENCES: SentenceSearch = { vectors: { search: async () => [] }, embedQuery: async () => [] };

/** A brief that can be asked. */
export interface OpenBrief {
  ask: Asker;
  search: Searcher;
  lookup: BriefLookup;
  suggester: Suggester;
  retrieval: Retrieval;
}

/**
 * Opens a brief from its index.
 *
 * @param content what the index holds
 * @param engine see {@link Engine}
 * @returns the brief, ready to be asked
 */
export function openIndex(content: IndexContent, { questionVectors, sentences }: Engine): OpenBrief {
  const lookup = lookUp(content.brief);
  const retriever = createRetriever({ ...content, ...(sentences ?? NO_SENTENCES), questionVectors, lookup });
  const suggester = createSuggester(content.candidates, lookup);
  const ask = createAsker({ lookup, retriever, suggester });
  const retrieval = sentences ? 'hybrid' : 'lexical';
  return { ask, search: createSearcher({ lookup, retriever }), lookup, suggester, retrieval };
}
