import { sum } from './arithmetic.js';
import type { PassagesOf } from './candidates.js';
import type { RankedCandidate } from './rank.js';

/** An answer's passages with how much is to be expected of them. */
export interface Choice {
  passages: string[];
  /** expected {@link overlap} with the right answer, 0 to 1 */
  expected: number;
}

const TRIED = 12; // candidates whose passages are tried as the answer
const NEGLIGIBLE = 1e-4; // probability that changes no choice

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
 * Chooses the passages of which most is to be expected, whichever candidate is right (minimum Bayes risk): begins with the
 * best candidate, then adds or leaves out one passage at a time, as long as that is for the better.
 *
 * @param ranked candidates, most probable first
 * @param passagesOf the passages of a candidate
 * @param beta see {@link overlap}
 * @returns the choice; no passages if every candidate stands for unanswered questions
 */
export function choose(ranked: readonly RankedCandidate[], passagesOf: PassagesOf, beta: number): Choice {
  const beliefs = ranked
    .map(({ candidate, probability }) => ({ passages: passagesOf(candidate), probability }))
    .filter(({ passages, probability }) => passages.length > 0 && probability > NEGLIGIBLE);
  const tried = beliefs.slice(0, TRIED).map(({ passages }) => passages);
  const pool = [...new Set(tried.flat())];
  const expect = (passages: readonly string[]): Choice => ({
    passages: [...passages],
    expected: sum(beliefs.map((belief) => belief.probability * overlap(passages, belief.passages, beta))),
  });
  const better = (a: Choice, b: Choice): Choice => (b.expected > a.expected + NEGLIGIBLE ? b : a);
  const nothing: Choice = { passages: [], expected: 0 };
  let best = tried.map(expect).reduce(better, nothing);
  for (let before = nothing; best !== before; ) {
    before = best;
    const { passages } = before;
    const changes = pool.map((id) =>
      passages.includes(id) ? passages.filter((own) => own !== id) : [...passages, id],
    );
    best = changes.map(expect).reduce(better, before);
  }
  return best;
}
