import type { PassagesOf } from './candidates.js';
import { LAYERS } from './lexicon.js';
import { MEASURES, SIGNALS, type Signalled } from './signals.js';

/** A linear model: `Σ weight · (value − mean) / scale + bias`. */
export interface LinearModel {
  means: number[];
  scales: number[];
  weights: number[];
  bias: number;
}

/** The fitted weights, see `npm run fit`. */
export interface RankingModel {
  /** ranks candidates by their signals */
  ranking: LinearModel;
  /** tells whether the brief answers, from the signs of the ranking */
  answerable: LinearModel;
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

/** @returns the model's sum for one row of values */
export function apply({ means, scales, weights, bias }: LinearModel, values: readonly number[]): number {
  return values.reduce(
    (sum, value, i) => sum + (weights[i] ?? 0) * ((value - (means[i] ?? 0)) / (scales[i] || 1)),
    bias,
  );
}

/** @returns 1 / (1 + e^-x) */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/**
 * Ranks candidates: a conditional logit over their signals (McFadden, 1974).
 *
 * @param model fitted weights
 * @param signalled candidates with their signals
 * @returns the candidates, most probable first
 */
export function rankCandidates(model: LinearModel, signalled: readonly Signalled[]): RankedCandidate[] {
  const scores = signalled.map(({ values }) => apply(model, values));
  const highest = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - highest));
  const total = exps.reduce((sum, exp) => sum + exp, 0);
  return signalled
    .map(({ candidate, values }, i) => ({ candidate, values, probability: (exps[i] ?? 0) / total }))
    .sort((a, b) => b.probability - a.probability || a.candidate - b.candidate);
}

/**
 * Tells how well passages answer, if others are the answer.
 *
 * @param given the passages
 * @param wanted those that are the answer
 * @param beta how many times as much recall counts as precision
 * @returns F-beta, the weighted harmonic mean of precision and recall (van Rijsbergen, 1979), 0 to 1
 */
export function overlap(given: readonly string[], wanted: readonly string[], beta = 1): number {
  if (given.length === 0 || wanted.length === 0) return 0;
  const shared = given.filter((id) => wanted.includes(id)).length;
  return ((1 + beta ** 2) * shared) / (given.length + beta ** 2 * wanted.length);
}

/** An answer's passages with how much is to be expected of them. */
export interface Choice {
  passages: string[];
  /** expected {@link overlap} with the right answer, 0 to 1 */
  expected: number;
}

const BETA = 1.25; // a missing part harms more than a sentence too many; by trial on tests/eval/dev.jsonl, not yet fitted
const TRIED = 12; // candidates whose passages are tried as the answer
const PAIRED = 4; // candidates that are tried two together: a question may ask for two things

/**
 * Chooses the passages of which most is to be expected, whichever candidate is right (minimum Bayes risk).
 *
 * @param ranked candidates, most probable first
 * @param passagesOf the passages of a candidate
 * @returns the choice; no passages if every candidate stands for unanswered questions
 */
export function choose(ranked: readonly RankedCandidate[], passagesOf: PassagesOf): Choice {
  const beliefs = ranked.map(({ candidate, probability }) => ({ passages: passagesOf(candidate), probability }));
  const singles = beliefs
    .filter(({ passages }) => passages.length > 0)
    .slice(0, TRIED)
    .map(({ passages }) => [...passages]);
  const few = singles.slice(0, PAIRED);
  const pairs = few.flatMap((first, i) => few.slice(i + 1).map((second) => [...new Set([...first, ...second])]));
  let best: Choice = { passages: [], expected: 0 };
  for (const passages of [...singles, ...pairs]) {
    const expected = beliefs.reduce(
      (sum, belief) => sum + belief.probability * overlap(passages, belief.passages, BETA),
      0,
    );
    if (expected > best.expected) best = { passages, expected };
  }
  return best;
}

/** How like the predicted questions of the likest candidates are. */
const LIKENESS = MEASURES.map((measure) => `${measure}First`);

/** What else tells of the candidates that answer. */
const SUPPORT = [
  ...LAYERS.flatMap((layer) => [`${layer}Pooled`, `${layer}Share`, `${layer}Expanded`]),
  'passageCosine',
  'votes',
];

/** The signs by which it is told whether the brief answers. */
export const SIGNS = [
  'expected', // expected overlap of the choice with the right answer
  'first', // probability of the most probable candidate that answers
  'unanswered', // probability of all candidates that stand for unanswered questions
  ...LIKENESS, // the highest among the candidates nearest to the choice
  ...SUPPORT,
  ...LIKENESS.map((signal) => `${signal}Unanswered`), // the highest among those that stand for unanswered questions
];

const NEAR = 5; // candidates that share a passage with the choice

/**
 * Reads the signs off a ranking.
 *
 * @param ranked candidates, most probable first
 * @param choice what was chosen of them
 * @param passagesOf the passages of a candidate
 * @returns values in the order of {@link SIGNS}
 */
export function signsOf(ranked: readonly RankedCandidate[], choice: Choice, passagesOf: PassagesOf): number[] {
  const answering = ranked.filter(({ candidate }) => passagesOf(candidate).length > 0);
  const unanswered = ranked.filter(({ candidate }) => passagesOf(candidate).length === 0);
  const near = answering.filter(({ candidate }) => passagesOf(candidate).some((id) => choice.passages.includes(id)));
  const highest = (candidates: readonly RankedCandidate[], signals: readonly string[]): number[] =>
    signals.map((signal) => {
      const place = SIGNALS.indexOf(signal);
      return Math.max(0, ...candidates.map(({ values }) => values[place] ?? 0));
    });
  return [
    choice.expected,
    answering[0]?.probability ?? 0,
    unanswered.reduce((sum, { probability }) => sum + probability, 0),
    ...highest(near.slice(0, NEAR), [...LIKENESS, ...SUPPORT]),
    ...highest(unanswered, LIKENESS),
  ];
}

/**
 * Tells how probable it is that the brief answers.
 *
 * @param model the fitted weights
 * @param ranked candidates, most probable first
 * @param choice what was chosen of them
 * @param passagesOf the passages of a candidate
 * @returns the probability, 0 to 1
 */
export function answerability(
  { answerable }: RankingModel,
  ranked: readonly RankedCandidate[],
  choice: Choice,
  passagesOf: PassagesOf,
): number {
  return logistic(apply(answerable, signsOf(ranked, choice, passagesOf)));
}
