import { applyNetwork, type Network, softmax } from './network.js';
import type { Signalled } from './signals/signals.js';

/** What is fitted of retrieval, see `npm run fit`. */
export interface RankingModel {
  /** ranks candidates by their signals */
  ranking: Network;
  /** how many times as much a missing part of an answer harms as a sentence too many */
  beta: number;
  /** tells whether the brief answers, from the signs of the ranking */
  answerable: Network;
  /** below this probability that the brief answers, it does not say */
  threshold: number;
}

/** A candidate with the probability that it is the answer, if there is one. */
export interface RankedCandidate {
  candidate: number;
  /** 0 to 1; all candidates together have 1 */
  probability: number;
  values: number[];
}

/**
 * Ranks candidates: a conditional logit (McFadden, 1974) whose utilities a small network computes from their signals.
 *
 * @param network fitted weights
 * @param signalled candidates with their signals
 * @returns the candidates, most probable first
 */
export function rankCandidates(network: Network, signalled: readonly Signalled[]): RankedCandidate[] {
  const probabilities = softmax(signalled.map(({ values }) => applyNetwork(network, values)));
  return signalled
    .map(({ candidate, values }, i) => ({ candidate, values, probability: probabilities[i] ?? 0 }))
    .sort((a, b) => b.probability - a.probability || a.candidate - b.candidate);
}

const UNRANKED = 1e-4; // probability, in one ranking, of a candidate that only the other one has

/**
 * Blends what a follow-up may mean: a candidate has to be likely for the question in its context and for the question as it
 * stands, and rather stands near what was said last. A reading that is vague, as nearly all is as likely by it, changes
 * little (logarithmic opinion pool: Genest and Zidek, 1986).
 *
 * @param inContext the ranking whose candidates and signals count
 * @param alone the ranking of the question as it stands
 * @param nearness of a candidate to what was said last, above 0 to 1
 * @returns the candidates of the first, most probable first
 */
export function blend(
  inContext: readonly RankedCandidate[],
  alone: readonly RankedCandidate[],
  nearness: (candidate: number) => number,
): RankedCandidate[] {
  const others = new Map(alone.map(({ candidate, probability }) => [candidate, probability]));
  const pooled = inContext.map(({ candidate, probability }) =>
    Math.sqrt(probability * Math.max(UNRANKED, others.get(candidate) ?? 0) * nearness(candidate)),
  );
  const total = pooled.reduce((sum, value) => sum + value, 0) || 1;
  return inContext
    .map((own, i) => ({ ...own, probability: (pooled[i] ?? 0) / total }))
    .sort((a, b) => b.probability - a.probability || a.candidate - b.candidate);
}
