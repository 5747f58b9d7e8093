import type { Candidates } from './candidates.js';
import type { LexicalHits } from './evidence.js';

/** Likeness of predicted questions to the question asked, by their places, however it is measured: 0 to 1. */
export type Likenesses = ReadonlyMap<number, number>;

/** Likenesses summed up for what the predicted questions stand for. */
export interface Summary {
  /** by candidate: the likenesses of its two likest questions */
  byCandidate: ReadonlyMap<number, readonly [number, number]>;
  /** by passage: the likeness of the likest question of any candidate that it is in */
  byPassage: ReadonlyMap<string, number>;
}

/**
 * Sums up likenesses for candidates and passages.
 *
 * @param likenesses of predicted questions
 * @param known all candidates and predicted questions
 * @returns the summary; what is not in it has a likeness of 0
 */
export function summarise(likenesses: Likenesses, { candidates, questions }: Candidates): Summary {
  const byCandidate = new Map<number, readonly [number, number]>();
  const byPassage = new Map<string, number>();
  for (const [id, likeness] of likenesses) {
    for (const number of questions[id]?.candidates ?? []) {
      const [first, second] = byCandidate.get(number) ?? [0, 0];
      byCandidate.set(number, likeness > first ? [likeness, first] : [first, Math.max(second, likeness)]);
      for (const passage of candidates[number]?.passages ?? [])
        byPassage.set(passage, Math.max(likeness, byPassage.get(passage) ?? 0));
    }
  }
  return { byCandidate, byPassage };
}

/** What all predicted questions together have of the words of the question asked. */
export interface Pool {
  /** by candidate: the share, by weight, that stands in any of its questions */
  shares: ReadonlyMap<number, number>;
  /** by passage: BM25 of its text with all its questions as one document (doc2query, Nogueira et al., 2019); 0 to 1 */
  scores: ReadonlyMap<string, number>;
}

const SATURATION = 1.2; // k1 of BM25, as usual: Robertson and Zaragoza, 2009

/**
 * Pools the words of predicted questions.
 *
 * @param hits what shares words with the question asked
 * @param known all candidates and predicted questions
 * @param heldOut predicted questions that are to be taken for unknown
 * @returns the pool
 */
export function poolWords(
  { weights, questions: found, passages }: LexicalHits,
  { candidates, questions }: Candidates,
  heldOut: ReadonlySet<number>,
): Pool {
  const ofCandidates = new Map<number, number[]>();
  const ofPassages = new Map<string, number[]>();
  for (const [id, { matched }] of passages) count(ofPassages, id, matched, weights.length);
  for (const [id, { matched }] of found) {
    if (heldOut.has(id)) continue;
    for (const number of questions[id]?.candidates ?? []) {
      count(ofCandidates, number, matched, weights.length);
      for (const passage of candidates[number]?.passages ?? []) count(ofPassages, passage, matched, weights.length);
    }
  }
  const total = (times: readonly number[], worth: (times: number) => number): number =>
    times.reduce((sum, own, place) => sum + (weights[place] ?? 0) * worth(own), 0);
  return {
    shares: mapValues(ofCandidates, (times) => total(times, (own) => Math.min(1, own))),
    scores: mapValues(ofPassages, (times) => total(times, (own) => own / (own + SATURATION))),
  };
}

/** Counts in how many texts each word of the question stands. */
function count<Key>(counts: Map<Key, number[]>, key: Key, places: readonly number[], size: number): void {
  const own = counts.get(key) ?? new Array<number>(size).fill(0);
  for (const place of places) own[place] = (own[place] ?? 0) + 1;
  counts.set(key, own);
}

function mapValues<Key, From, To>(map: ReadonlyMap<Key, From>, change: (value: From) => To): Map<Key, To> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
