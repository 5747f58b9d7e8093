import type { Mode } from '../answer/answer.js';
import { type Asker, createAsker } from '../answer/ask.js';
import { openChecker } from '../answer/check/parts.js';
import type { Retrieval } from '../answer/events.js';
import { createSearcher, type Searcher } from '../answer/search.js';
import { createSuggester, type Suggester } from '../answer/suggest.js';
import { createWording, type WordingParts } from '../answer/write/create.js';
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

/** What words answers, where a language model is at hand. */
export type WritingEngine = Pick<WordingParts, 'model' | 'prompts'>;

/** What differs from one edge to another: where vectors are searched, and what makes them. */
export interface Engine {
  /** over predicted questions, by their learned vectors: these need no model but the index's own */
  questionVectors: VectorIndex;
  /** undefined where the embedding model of the index cannot be run */
  sentences: SentenceSearch | undefined;
  /** undefined without a language model */
  writing?: WritingEngine | undefined;
}

const NO_SENTENCES: SentenceSearch = { vectors: { search: async () => [] }, embedQuery: async () => [] };

/** A brief that can be asked. */
export interface OpenBrief {
  ask: Asker;
  search: Searcher;
  lookup: BriefLookup;
  suggester: Suggester;
  retrieval: Retrieval;
  /** how answers can be worded here */
  modes: readonly Mode[];
}

/**
 * Opens a brief from its index.
 *
 * @param content what the index holds
 * @param engine see {@link Engine}
 * @returns the brief, ready to be asked
 */
export function openIndex(content: IndexContent, { questionVectors, sentences, writing }: Engine): OpenBrief {
  const lookup = lookUp(content.brief);
  const { vectors, embedQuery } = sentences ?? NO_SENTENCES;
  const index = { ...content, vectors, embedQuery, questionVectors, lookup };
  const retriever = createRetriever(index);
  const suggester = createSuggester(content.candidates, lookup);
  const wording = writing && createWording({ ...writing, lookup, checker: openChecker(index) });
  return {
    ask: createAsker({ lookup, retriever, suggester, wording }),
    search: createSearcher({ lookup, retriever }),
    lookup,
    suggester,
    retrieval: sentences ? 'hybrid' : 'lexical',
    modes: wording ? ['quote', 'write'] : ['quote'],
  };
}
