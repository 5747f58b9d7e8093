import { sum } from './arithmetic.js';
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

/** The models of a brief. */
export interface RankingModels {
  /** for questions that stand alone */
  question: RankingModel;
  /** for questions that go on from what was said */
  followUp: RankingModel;
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
  const probabilities = softmax(signalled.map(({ values, row }) => applyNetwork(network, row ?? values)));
  return byProbability(
    signalled.map(({ candidate, values }, i) => ({ candidate, values, probability: probabilities[i] ?? 0 })),
  );
}

const UNRANKED = 1e-4; // probability, in one ranking, of a candidate that only the other one has

/**
 * Blends the rankings of a part of a question and of the whole, which tells what the part is about: a candidate has to be
 * likely by both. A reading that is vague, as nearly all is as likely by it, changes little (logarithmic opinion pool: Genest
 * and Zidek, 1986).
 *
 * @param whole the ranking whose candidates and signals count
 * @param part the other ranking
 * @returns the candidates of the first, most probable first
 */
export function blend(whole: readonly RankedCandidate[], part: readonly RankedCandidate[]): RankedCandidate[] {
  const others = new Map(part.map(({ candidate, probability }) => [candidate, probability]));
  const pooled = whole.map(({ candidate, probability }) =>
    Math.sqrt(probability * Math.max(UNRANKED, others.get(candidate) ?? 0)),
  );
  const total = sum(pooled) || 1;
  return byProbability(whole.map((own, i) => ({ ...own, probability: (pooled[i] ?? 0) / total })));
}

function byProbability(candidates: readonly RankedCandidate[]): RankedCandidate[] {
  return [...candidates].sort((a, b) => b.probability - a.probability || a.candidate - b.candidate);
}
