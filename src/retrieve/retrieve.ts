import type { Passage } from '../brief/brief.js';
import type { Chunk } from '../brief/chunk.js';
import type { BriefLookup } from '../brief/lookup.js';
import { fuseByRank } from './fuse.js';
import { type LexicalIndex, searchLexical } from './lexical.js';
import type { VectorIndex } from './vectors.js';

/** A passage with the reasons for its rank. */
export interface RankedPassage {
  passage: Passage;
  /** fused score; higher is better, comparable within one question only */
  score: number;
  /** cosine of the question's vector and that of the nearest chunk of this passage alone; 0 if it was not among the hits */
  cosine: number;
  /** BM25 score; 0 if the passage shares no word with the question */
  lexical: number;
}

/** What retrieval needs of an index. */
export interface RetrieverParts {
  lookup: BriefLookup;
  chunks: readonly Chunk[];
  lexical: LexicalIndex;
  vectors: VectorIndex;
  /** @returns the vector of a question, of unit length */
  embedQuery: (question: string) => Promise<number[]>;
}

/** Finds the passages that may answer a question. */
export interface Retriever {
  /** @returns passages, best first */
  retrieve(question: string): Promise<RankedPassage[]>;
}

const DEPTH = 50; // hits taken from each half: deeper ones do not reach the top after fusion

/**
 * Hybrid retrieval: BM25 over passages, and HNSW over the vectors of passages and of paragraphs, fused by rank.
 *
 * @param parts see {@link RetrieverParts}
 * @returns a retriever
 */
export function createRetriever({ lookup, chunks, lexical, vectors, embedQuery }: RetrieverParts): Retriever {
  return {
    async retrieve(question) {
      const words = searchLexical(lexical, question).slice(0, DEPTH);
      const near = await vectors.search(await embedQuery(question), DEPTH);
      const hits = near.map(({ chunk, score }) => ({ passages: chunks[chunk]?.passages ?? [], score }));
      const alone = hits.filter(({ passages }) => passages.length === 1);
      const fused = fuseByRank([words.map(({ passage }) => passage), idsOf(alone)]);
      const lexicalScores = new Map(words.map(({ passage, score }) => [passage, score]));
      const cosines = new Map(alone.toReversed().map(({ passages, score }) => [passages[0], score]));
      return fused.flatMap(({ id, score }) => {
        const passage = lookup.passage(id);
        if (!passage) return [];
        return [{ passage, score, cosine: cosines.get(id) ?? 0, lexical: lexicalScores.get(id) ?? 0 }];
      });
    },
  };
}

function idsOf(hits: readonly { passages: readonly string[] }[]): string[] {
  return [...new Set(hits.flatMap(({ passages }) => passages))];
}
