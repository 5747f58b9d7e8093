import type { PassagesOf } from './candidates.js';
import type { Choice } from './choose.js';
import { LAYERS } from './lexicon.js';
import { applyNetwork, logistic, type Network } from './network.js';
import type { RankedCandidate } from './rank.js';
import { MEASURES } from './signals/predicted.js';
import { SIGNALS } from './signals/signals.js';

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
  'numbersMissing', // the lowest among the candidates nearest to the choice
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
  const valuesOf = (candidates: readonly RankedCandidate[], signal: string): number[] => {
    const place = SIGNALS.indexOf(signal);
    return candidates.map(({ values }) => values[place] ?? 0);
  };
  const highest = (candidates: readonly RankedCandidate[], signals: readonly string[]): number[] =>
    signals.map((signal) => Math.max(0, ...valuesOf(candidates, signal)));
  return [
    choice.expected,
    answering[0]?.probability ?? 0,
    unanswered.reduce((sum, { probability }) => sum + probability, 0),
    ...highest(near.slice(0, NEAR), [...LIKENESS, ...SUPPORT]),
    Math.min(1, ...valuesOf(near.slice(0, NEAR), 'numbersMissing')),
    ...highest(unanswered, LIKENESS),
  ];
}

/**
 * Tells how probable it is that the brief answers.
 *
 * @param answerable fitted weights
 * @param ranked candidates, most probable first
 * @param choice what was chosen of them
 * @param passagesOf the passages of a candidate
 * @returns the probability, 0 to 1
 */
export function answerability(
  answerable: Network,
  ranked: readonly RankedCandidate[],
  choice: Choice,
  passagesOf: PassagesOf,
): number {
  return logistic(applyNetwork(answerable, signsOf(ranked, choice, passagesOf)));
}
