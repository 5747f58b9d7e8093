import type { BriefLookup } from '../brief/lookup.js';
import type { Retriever } from '../retrieve/retrieve.js';
import type { Answer, Question } from './answer.js';
import { cite } from './cite.js';
import { composeQuote } from './quote.js';

/** What answering needs. */
export interface AskerParts {
  lookup: BriefLookup;
  retriever: Retriever;
}

/** Answers questions about one brief. */
export type Asker = (question: Question) => Promise<Answer>;

/**
 * The way of a question: retrieve, compose, check citations.
 *
 * @param parts see {@link AskerParts}
 * @returns a function that answers
 */
export function createAsker({ lookup, retriever }: AskerParts): Asker {
  return async ({ question, mode }) => {
    const standaloneQuestion = question.trim();
    const ranked = await retriever.retrieve(standaloneQuestion);
    const draft = composeQuote(ranked, lookup);
    const { id, title } = lookup.brief;
    return { question, standaloneQuestion, mode, ...cite(draft, lookup), brief: { id, title } };
  };
}
