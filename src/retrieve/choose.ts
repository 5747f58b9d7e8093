import type { PassagesOf } from './candidates.js';
import type { RankedCandidate } from './rank.js';

/** An answer's passages with how much is to be expected of them. */
export interface Choice {
  passages: string[];
  /** expected {@link overlap} with the right answer, 0 to 1 */
  expected: number;
}

const TRIED = 12; // candidates whose passages are tried as the answer
const PAIRED = 4; // candidates that are tried two together: a question may ask for two things

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

/**
 * Chooses the passages of which most is to be expected, whichever candidate is right (minimum Bayes risk).
 *
 * @param ranked candidates, most probable first
 * @param passagesOf the passages of a candidate
 * @param beta see {@link overlap}
 * @returns the choice; no passages if every candidate stands for unanswered questions
 */
export function choose(ranked: readonly RankedCandidate[], passagesOf: PassagesOf, beta: number): Choice {
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
      (sum, belief) => sum + belief.probability * overlap(passages, belief.passages, beta),
      0,
    );
    if (expected > best.expected) best = { passages, expected };
  }
  return best;
}
