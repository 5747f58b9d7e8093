import type { Chunk } from '../brief/chunk.js';
import type { BriefLookup } from '../brief/lookup.js';
import type { Layer, Lexicon } from './lexicon.js';
import type { TermHits } from './term-index.js';
import type { VectorIndex } from './vectors.js';

/** What the searches found for a question. */
export interface EvidenceHits {
  /** cosine of a predicted question's learned vector, by its place */
  questionCosines: ReadonlyMap<number, number>;
  /** by place of the passage in the brief; a long passage counts by its best chunk; 0 if it was not found */
  passageCosines: Float32Array;
  /** the same for the paragraph, or the part of it, that a passage stands in */
  paragraphCosines: Float32Array;
  /** what shares words, or ideas, with the question: passages in the brief's order, then predicted questions */
  lexical: Readonly<Record<Layer, TermHits>>;
}

/** The indexes that are searched. */
export interface SearchParts {
  lookup: BriefLookup;
  chunks: readonly Chunk[];
  /** over chunks */
  vectors: VectorIndex;
  /** over predicted questions, by their learned vectors */
  questionVectors: VectorIndex;
  /** over passages, in the brief's order, then predicted questions: one index, so that a word weighs the same in both */
  lexicon: Lexicon;
}

/** A question in all the forms that are searched for. */
export interface SearchedQuestion {
  /** its text, spelling slips put right */
  text: string;
  /** its sentence vector, of unit length */
  vector: readonly number[];
  /** its learned vector, of unit length: see `SubwordEncoder` */
  learned: readonly number[];
}

const QUESTIONS = 100; // hits of the search over predicted questions
const CHUNKS = 60; // hits of the search over the brief

/**
 * Runs every search.
 *
 * @param question the question
 * @param parts see {@link SearchParts}
 * @returns what was found
 */
export async function gatherEvidence(
  { text, vector, learned }: SearchedQuestion,
  { lookup, chunks, vectors, questionVectors, lexicon }: SearchParts,
): Promise<EvidenceHits> {
  const [chunkHits, questionHits] = await Promise.all([
    vectors.search(vector, CHUNKS),
    questionVectors.search(learned, QUESTIONS),
  ]);
  const { length } = lookup.brief.passages;
  const passageCosines = new Float32Array(length);
  const paragraphCosines = new Float32Array(length);
  for (const { item, score } of chunkHits) {
    const { passages = [] } = chunks[item] ?? {};
    const cosines = passages.length === 1 ? passageCosines : paragraphCosines;
    for (const place of passages.map((id) => lookup.position(id)))
      cosines[place] = Math.max(score, cosines[place] ?? 0);
  }
  return {
    questionCosines: new Map(questionHits.map(({ item, score }) => [item, score])),
    passageCosines,
    paragraphCosines,
    lexical: lexicon.search(text),
  };
}
