import { lookUp } from '../../src/brief/lookup.js';
import { buildHnsw, searchable } from '../../src/node/hnsw.js';
import { Lexicon } from '../../src/retrieve/lexicon.js';
import type { RankingModel } from '../../src/retrieve/rank.js';
import { createRetriever, type Retriever } from '../../src/retrieve/retrieve.js';
import { SubwordEncoder } from '../../src/retrieve/subwords.js';
import type { IndexParts } from '../build/parts.js';
import { plainLexicon, withoutQuestions } from './samples.js';

/** How the parts of an index are opened. */
export interface OpenOptions {
  /** without the predicted questions */
  plain: boolean;
  embedQuery: (question: string) => Promise<number[]>;
}

/**
 * Makes the parts of an index searchable before it is written, with a model that was just fitted.
 *
 * @param parts the parts
 * @param model ranks questions that stand alone
 * @param options see {@link OpenOptions}
 * @returns what ranks questions
 */
export function openParts(
  parts: IndexParts,
  model: RankingModel,
  { plain, embedQuery }: OpenOptions,
): Pick<Retriever, 'rank'> {
  const candidates = plain ? withoutQuestions(parts.candidates) : parts.candidates;
  const encoder = new SubwordEncoder(parts.subwords);
  const vectors = candidates.questions.map(({ text }) => encoder.encode(text));
  const models = { question: model, followUp: model }; // no follow-up is ranked by it
  return createRetriever({
    lookup: lookUp(parts.brief),
    chunks: parts.chunks,
    vectors: searchable(buildHnsw(parts.chunkVectors, parts.dimension)),
    candidates,
    questionVectors: searchable(buildHnsw(vectors, parts.subwords.dimension)),
    subwords: parts.subwords,
    lexicon: new Lexicon(plain ? plainLexicon(parts.brief) : parts.lexicon),
    ranking: { expanded: models, plain: models },
    embedQuery,
  });
}
