import type { Chunk } from '../brief/chunk.js';
import type { BriefLookup } from '../brief/lookup.js';
import type { Layer, Lexicon } from './lexicon.js';
import type { TermHit, TermHits } from './term-index.js';
import type { VectorIndex } from './vectors.js';

/** What the searches found for a question. */
export interface EvidenceHits {
  /** cosine of a predicted question, by its place */
  questionCosines: ReadonlyMap<number, number>;
  /** by passage id; a long passage counts by its best chunk */
  passageCosines: ReadonlyMap<string, number>;
  /** by paragraph id */
  paragraphCosines: ReadonlyMap<string, number>;
  lexical: Readonly<Record<Layer, LexicalHits>>;
}

/** What shares words, or ideas, with a question. */
export interface LexicalHits {
  /** weights of the question's words, by place; together 1 */
  weights: readonly number[];
  /** by place of the predicted question */
  questions: ReadonlyMap<number, TermHit>;
  /** by passage id */
  passages: ReadonlyMap<string, TermHit>;
}

/** The indexes that are searched. */
export interface SearchParts {
  lookup: BriefLookup;
  chunks: readonly Chunk[];
  /** over chunks */
  vectors: VectorIndex;
  /** over predicted questions */
  questionVectors: VectorIndex;
  /** over passages, in the brief's order, then predicted questions: one index, so that a word weighs the same in both */
  lexicon: Lexicon;
}

const QUESTIONS = 100; // hits of the search over predicted questions
const CHUNKS = 60; // hits of the search over the brief

/**
 * Runs every search.
 *
 * @param question the question's text
 * @param vector its vector, of unit length
 * @param parts see {@link SearchParts}
 * @returns what was found
 */
export async function gatherEvidence(
  question: string,
  vector: readonly number[],
  parts: SearchParts,
): Promise<EvidenceHits> {
  const [chunkHits, questionHits] = await Promise.all([
    parts.vectors.search(vector, CHUNKS),
    parts.questionVectors.search(vector, QUESTIONS),
  ]);
  const passageCosines = new Map<string, number>();
  const paragraphCosines = new Map<string, number>();
  for (const { item, score } of chunkHits) {
    const ids = parts.chunks[item]?.passages ?? [];
    const paragraph = parts.lookup.passage(ids[0] ?? '')?.paragraph ?? '';
    const [found, key] = ids.length === 1 ? [passageCosines, ids[0] ?? ''] : [paragraphCosines, paragraph];
    found.set(key, Math.max(score, found.get(key) ?? 0));
  }
  return {
    questionCosines: new Map(questionHits.map(({ item, score }) => [item, score])),
    passageCosines,
    paragraphCosines,
    lexical: searchLexicon(question, parts),
  };
}

/**
 * Searches passages and predicted questions by words and by ideas.
 *
 * @param question the question's text
 * @param parts the lexicon, and the brief whose passages come first in it
 * @returns what was found, by layer
 */
export function searchLexicon(question: string, { lexicon, lookup }: SearchParts): Record<Layer, LexicalHits> {
  const { passages } = lookup.brief;
  const divide = ({ weights, hits }: TermHits): LexicalHits => {
    const byQuestion = new Map<number, TermHit>();
    const byPassage = new Map<string, TermHit>();
    for (const [document, hit] of hits) {
      const passage = passages[document];
      if (passage) byPassage.set(passage.id, hit);
      else byQuestion.set(document - passages.length, hit);
    }
    return { weights, questions: byQuestion, passages: byPassage };
  };
  const { word, idea } = lexicon.search(question);
  return { word: divide(word), idea: divide(idea) };
}
