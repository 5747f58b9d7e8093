import { meanAt, sum } from '../arithmetic.js';
import type { Catalogue, CataloguedCandidate } from '../catalogue.js';
import type { PackedLists } from '../packed-lists.js';
import type { TermHits } from '../term-index.js';
import type { Hidden } from './predicted.js';

/** The signals from the words, or the ideas, of all texts of a candidate together. */
export const POOLED_SIGNALS: readonly string[] = [
  'Pooled', // share of the question's words that stand in any of its predicted questions
  'Expanded', // BM25 of its passages, each with all questions predicted for it
  'Share', // share of the question's words that its passages have together
  'Passage', // likeness of its likest passage
];

const SATURATION = 1.2; // k1 of BM25, as usual: Robertson and Zaragoza, 2009

/** What all texts together have of the words of the question asked. */
export interface Pool {
  /** by candidate: the share of the question's words, by weight, that stands in any of its predicted questions */
  asked: Float32Array;
  /** by passage: BM25 of its text with all its questions as one document (doc2query: Nogueira et al., 2019); 0 to 1 */
  expanded: Float32Array;
  hits: TermHits;
  /** for each of the question's words, the passages that have it, by their places */
  standing: readonly ReadonlySet<number>[];
}

/**
 * Pools words.
 *
 * @param hits what shares words with the question asked: passages, then predicted questions
 * @param known all candidates and predicted questions
 * @param hidden see {@link Hidden}
 * @returns the pool
 */
export function poolWords(hits: TermHits, known: Catalogue, hidden: Hidden): Pool {
  const asked = new Float32Array(known.candidates.length);
  const expanded = new Float32Array(known.passages.length);
  for (const [place, documents] of hits.documents.entries()) {
    const weight = hits.weights[place] ?? 0;
    const { ofCandidates, ofPassages } = countTexts(documents, known, hidden);
    for (let number = 0; number < asked.length; number++)
      if ((ofCandidates[number] ?? 0) > 0) asked[number] = (asked[number] ?? 0) + weight;
    for (let passage = 0; passage < expanded.length; passage++) {
      const count = ofPassages[passage] ?? 0;
      expanded[passage] = (expanded[passage] ?? 0) + (weight * count) / (count + SATURATION);
    }
  }
  const { length } = known.passages;
  const standing = hits.documents.map((documents) => {
    const end = documents.findIndex((document) => document >= length);
    return new Set(end < 0 ? documents : documents.subarray(0, end));
  });
  return { asked, expanded, hits, standing };
}

/** How many of some texts are of each candidate, and of each passage: its own, or a question predicted for it. */
function countTexts(
  documents: Uint32Array,
  { candidates, passages, candidatesOf, passagesOf }: Catalogue,
  hidden: Hidden,
): { ofCandidates: Uint16Array; ofPassages: Uint16Array } {
  const ofCandidates = new Uint16Array(candidates.length);
  const ofPassages = new Uint16Array(passages.length);
  for (const document of documents) {
    const id = document - passages.length;
    if (id < 0) countAt(ofPassages, document);
    else if (!hidden[id]) {
      countList(ofCandidates, candidatesOf, id);
      countList(ofPassages, passagesOf, id);
    }
  }
  return { ofCandidates, ofPassages };
}

function countList(counts: Uint16Array, { starts, places }: PackedLists, list: number): void {
  const end = starts[list + 1] ?? 0;
  for (let i = starts[list] ?? 0; i < end; i++) countAt(counts, places[i] ?? 0);
}

function countAt(counts: Uint16Array, place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

/** @returns a candidate's values, in the order of {@link POOLED_SIGNALS} */
export function pooledSignals(
  number: number,
  { passages }: CataloguedCandidate,
  { asked, expanded, hits, standing }: Pool,
): number[] {
  const has = standing.map((own) => passages.some((place) => own.has(place)));
  return [
    asked[number] ?? 0,
    meanAt(expanded, passages),
    sum(hits.weights.filter((_, place) => has[place])),
    Math.max(0, ...passages.map((place) => hits.likeness[place] ?? 0)),
  ];
}
