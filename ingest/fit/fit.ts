import { signsOf } from '../../src/retrieve/answerable.js';
import { mean, sum } from '../../src/retrieve/arithmetic.js';
import type { PassagesOf } from '../../src/retrieve/candidates.js';
import { type Choice, choose, overlap } from '../../src/retrieve/choose.js';
import { applyNetwork, logistic, type Network } from '../../src/retrieve/network.js';
import { type RankedCandidate, type RankingModel, rankCandidates } from '../../src/retrieve/rank.js';
import { type BinarySample, fitBinary, fitChoice } from './network.js';
import type { Sample } from './samples.js';

/** What became of a sample that the model had not been fitted on. */
export interface Outcome {
  language: string;
  /** it was asked with spelling slips */
  misspelt: boolean;
  /** the brief answers the question */
  answerable: boolean;
  /** the passage chosen first is one that answers */
  firstRight: boolean;
  /** overlap of the passages chosen with those that answer, 0 to 1 */
  overlap: number;
  /** the passages chosen are all that answer, and maybe more */
  complete: boolean;
  /** words of the passages chosen */
  words: number;
  /** probability, by the model, that the brief answers */
  probability: number;
  /** the same if other wordings of the question were predicted, also for what the brief does not answer */
  reworded: number;
}

/** Refusals at one threshold. */
export interface TradeOff {
  threshold: number;
  /** share of answerable questions that are refused */
  wrongRefusals: number;
  /** share of unanswerable questions that are answered */
  missedRefusals: number;
}

const FOLDS = 5;
const BETAS = [1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3];
const WORDS = 65; // of an average answer: it is read at a glance, and its few sentences carry few endnotes
// A wrong refusal is as bad as an answer where the brief is silent; but readers ask mostly what a brief is about.
const ANSWERABLE_SHARE = 0.75;

/**
 * Fits the ranking model and cross-validates it.
 *
 * @param samples every predicted question, held out
 * @param passagesOf the passages of a candidate
 * @param wordsIn how many words a passage has
 * @returns the model fitted on all samples; what came out for samples that were not fitted on; the trade-off of refusals
 */
export function fitRanking(
  samples: readonly Sample[],
  passagesOf: PassagesOf,
  wordsIn: (passage: string) => number,
): { model: RankingModel; outcomes: Outcome[]; curve: TradeOff[] } {
  // By candidate, so that no question is judged by weights that were fitted on its siblings.
  const folds = samples.map(({ question }) => (question.candidates[0] ?? 0) % FOLDS);
  // What follows the ranking is fitted on rankings of samples held out, as sure of themselves as they are in use.
  const rankings = crossFit(samples, folds, fitOrder, ({ signalled, reworded }, network) => {
    const ranked = rankCandidates(network, signalled);
    return { ranked, reworded: reworded === signalled ? ranked : rankCandidates(network, reworded) };
  });
  const rankedOf = (i: number): RankedCandidate[] => rankings[i]?.ranked ?? [];
  const beta = largestBeta(samples, rankedOf, passagesOf, wordsIn);
  const cases = samples.map((sample, i): Case => {
    const read = (ranked: RankedCandidate[]) => {
      const choice = choose(ranked, passagesOf, beta);
      return { choice, values: signsOf(ranked, choice, passagesOf) };
    };
    const ranked = rankedOf(i);
    const reworded = rankings[i]?.reworded ?? ranked;
    const own = read(ranked);
    const label = sample.answers.length > 0;
    return { sample, ranked, ...own, reworded: reworded === ranked ? own.values : read(reworded).values, label };
  });
  const outcomes = crossFit(cases, folds, fitBinary, (one, answerable) => ({
    ...judge(one, answerable, passagesOf),
    words: sum(one.choice.passages.map(wordsIn)),
  }));
  const curve = tradeOff(outcomes);
  const harm = ({ wrongRefusals, missedRefusals }: TradeOff): number =>
    ANSWERABLE_SHARE * wrongRefusals + (1 - ANSWERABLE_SHARE) * missedRefusals;
  const { threshold } = curve.reduce((a, b) => (harm(b) < harm(a) ? b : a));
  return { model: { ranking: fitOrder(samples), beta, answerable: fitBinary(cases), threshold }, outcomes, curve };
}

/** A sample with its ranking, by a network that was not fitted on it, and what was chosen and read off from that. */
interface Case extends BinarySample {
  sample: Sample;
  ranked: RankedCandidate[];
  choice: Choice;
  /** the signs if other wordings of the question were predicted */
  reworded: number[];
}

function fitOrder(samples: readonly Sample[]): Network {
  return fitChoice(
    samples.map(({ signalled, utilities }) => ({ rows: signalled.map(({ values }) => values), utilities })),
  );
}

/** Uses for each item what was learnt from the items of the other folds. */
function crossFit<Item, Learnt, Result>(
  items: readonly Item[],
  folds: readonly number[],
  learn: (others: readonly Item[]) => Learnt,
  use: (item: Item, learnt: Learnt) => Result,
): Result[] {
  const learnt = Array.from({ length: FOLDS }, (_, fold) => learn(items.filter((_item, i) => folds[i] !== fold)));
  return items.map((item, i) => use(item, learnt[folds[i] ?? 0] as Learnt));
}

/** The beta that leaves out least: the largest with which answers are still short on average. */
function largestBeta(
  samples: readonly Sample[],
  rankedOf: (sample: number) => RankedCandidate[],
  passagesOf: PassagesOf,
  wordsIn: (passage: string) => number,
): number {
  const isShort = (beta: number): boolean => {
    const lengths = samples.flatMap(({ answers }, i) =>
      answers.length > 0 ? [sum(choose(rankedOf(i), passagesOf, beta).passages.map(wordsIn))] : [],
    );
    return mean(lengths) <= WORDS;
  };
  return Math.max(...BETAS.filter((beta, i) => i === 0 || isShort(beta)));
}

function bestOverlap(passages: readonly string[], answers: readonly (readonly string[])[]): number {
  return Math.max(0, ...answers.map((answer) => overlap(passages, answer)));
}

function judge(
  { sample, ranked, choice, values, reworded }: Case,
  answerable: Network,
  passagesOf: PassagesOf,
): Omit<Outcome, 'words'> {
  const { question, answers } = sample;
  return {
    language: question.language,
    misspelt: sample.misspelt,
    answerable: answers.length > 0,
    firstRight: answers.flat().includes(likeliest(ranked, passagesOf)),
    overlap: bestOverlap(choice.passages, answers),
    complete: answers.some((answer) => includesAll(choice.passages, answer)),
    probability: logistic(applyNetwork(answerable, values)),
    reworded: logistic(applyNetwork(answerable, reworded)),
  };
}

function includesAll(passages: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((id) => passages.includes(id));
}

/** The passage that most probability speaks for. */
function likeliest(ranked: readonly RankedCandidate[], passagesOf: PassagesOf): string {
  const beliefs = new Map<string, number>();
  for (const { candidate, probability } of ranked)
    for (const id of passagesOf(candidate)) beliefs.set(id, (beliefs.get(id) ?? 0) + probability);
  const [best] = [...beliefs].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? '';
}

function tradeOff(outcomes: readonly Outcome[]): TradeOff[] {
  const share = (of: readonly Outcome[], test: (outcome: Outcome) => boolean): number =>
    of.filter(test).length / (of.length || 1);
  const answerable = outcomes.filter((outcome) => outcome.answerable);
  const unanswerable = outcomes.filter((outcome) => !outcome.answerable);
  return Array.from({ length: 49 }, (_, i) => (i + 1) / 50).map((threshold) => ({
    threshold,
    wrongRefusals: share(answerable, ({ probability }) => probability < threshold),
    missedRefusals: share(unanswerable, ({ probability }) => probability >= threshold),
  }));
}
