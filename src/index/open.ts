import { type Asker, createAsker } from '../answer/ask.js';
import { createSearcher, type Searcher } from '../answer/search.js';
import { createSuggester, type Suggester } from '../answer/suggest.js';
import { type BriefLookup, lookUp } from '../brief/lookup.js';
import { createRetriever } from '../retrieve/retrieve.js';
import type { VectorIndex } from '../retrieve/vectors.js';
import type { IndexContent } from './content.js';

/** What differs from one edge to another: where vectors are searched, and what makes them. */
export interface Engine {
  /** over chunks */
  vectors: VectorIndex;
  /** over predicted questions, by their learned vectors */
  questionVectors: VectorIndex;
  /** @returns the sentence vector of a question, of unit length */
  embedQuery: (question: string) => Promise<number[]>;
}

/** A brief that can be asked. */
export interface OpenBrief {
  ask: Asker;
  search: Searcher;
  lookup: BriefLookup;
  suggester: Suggester;
}

/**
 * Opens a brief from its index.
 *
 * @param content what the index holds
 * @param engine see {@link Engine}
 * @returns the brief, ready to be asked
 */
export function openIndex(content: IndexContent, engine: Engine): OpenBrief {
  const lookup = lookUp(content.brief);
  const retriever = createRetriever({ ...content, ...engine, lookup });
  const suggester = createSuggester(content.candidates, lookup);
  const ask = createAsker({ lookup, retriever, suggester });
  return { ask, search: createSearcher({ lookup, retriever }), lookup, suggester };
}
