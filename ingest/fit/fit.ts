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
const MEASURED = 8; // one sample of so many is enough to measure how long answers are
const BETAS = [1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3];
const WORDS = 75; // of an average answer, so that it is read at a glance
// A wrong refusal is as bad as an answer where the brief is silent; but readers ask mostly what a brief is about.
const ANSWERABLE_SHARE = 0.8;

/** A fitted model, and what it does with samples that it was not fitted on. */
export interface Fit {
  model: RankingModel;
  outcomes: Outcome[];
  /** the same of the samples that were asked again */
  again: Outcome[];
  /** refusals at every threshold */
  curve: TradeOff[];
}

/**
 * Fits the ranking model and cross-validates it.
 *
 * @param samples predicted questions, held out
 * @param again some of them, held out in another way: judged, and not fitted on
 * @param passagesOf the passages of a candidate
 * @param wordsIn how many words a passage has
 * @returns the model fitted on all samples, and how well it does
 */
export function fitRanking(
  samples: readonly Sample[],
  again: readonly Sample[],
  passagesOf: PassagesOf,
  wordsIn: (passage: string) => number,
): Fit {
  const orders = learnFolds(samples, fitOrder);
  const rank = (sample: Sample): RankedCandidate[] => rankCandidates(orders(sample), sample.signalled);
  // What follows the ranking is fitted on rankings of samples held out, as sure of themselves as they are in use.
  const ranked = samples.map((sample) => ({ ...sample, ranked: rank(sample) }));
  const beta = largestBeta(ranked, passagesOf, wordsIn);
  const read = (sample: RankedSample): Case => {
    const choice = choose(sample.ranked, passagesOf, beta);
    const values = signsOf(sample.ranked, choice, passagesOf);
    return { ...sample, choice, values, label: sample.answers.length > 0 };
  };
  const cases = ranked.map(read);
  const answerables = learnFolds(cases, fitBinary);
  const judge = (one: Case): Outcome => {
    const { answers, choice, values } = one;
    return {
      language: one.question.language,
      misspelt: one.misspelt,
      answerable: answers.length > 0,
      firstRight: answers.flat().includes(likeliest(one.ranked, passagesOf)),
      overlap: bestOverlap(choice.passages, answers),
      complete: answers.some((answer) => includesAll(choice.passages, answer)),
      words: sum(choice.passages.map(wordsIn)),
      probability: logistic(applyNetwork(answerables(one), values)),
    };
  };
  const outcomes = cases.map(judge);
  const curve = tradeOff(outcomes);
  const { threshold } = curve.reduce((a, b) => (harmOf(b) < harmOf(a) ? b : a));
  return {
    model: { ranking: fitOrder(samples), beta, answerable: fitBinary(cases), threshold },
    outcomes,
    again: again.map((sample) => judge(read({ ...sample, ranked: rank(sample) }))),
    curve,
  };
}

/** A sample with its ranking, by a network that was not fitted on it. */
interface RankedSample extends Sample {
  ranked: RankedCandidate[];
}

/** The same with what was chosen and read off from that. */
interface Case extends RankedSample, BinarySample {
  choice: Choice;
}

function fitOrder(samples: readonly Sample[]): Network {
  return fitChoice(
    samples.map(({ signalled, utilities }) => ({ rows: signalled.map(({ values, row }) => row ?? values), utilities })),
  );
}

/** @returns for a sample, the network that was fitted on the samples of the other folds */
function learnFolds<Item extends Sample>(
  samples: readonly Item[],
  learn: (others: readonly Item[]) => Network,
): (sample: Sample) => Network {
  // By candidate, so that no question is judged by weights that were fitted on others with the same answer.
  const foldOf = ({ question }: Sample): number => (question.candidates[0] ?? 0) % FOLDS;
  const networks = Array.from({ length: FOLDS }, (_, fold) => learn(samples.filter((own) => foldOf(own) !== fold)));
  return (sample) => networks[foldOf(sample)] as Network;
}

function harmOf({ wrongRefusals, missedRefusals }: TradeOff): number {
  return ANSWERABLE_SHARE * wrongRefusals + (1 - ANSWERABLE_SHARE) * missedRefusals;
}

/** The beta that leaves out least: the largest with which answers are still short on average. */
function largestBeta(
  samples: readonly RankedSample[],
  passagesOf: PassagesOf,
  wordsIn: (passage: string) => number,
): number {
  const answerable = samples.filter(({ answers }) => answers.length > 0).filter((_, i) => i % MEASURED === 0);
  const isShort = (beta: number): boolean =>
    mean(answerable.map(({ ranked }) => sum(choose(ranked, passagesOf, beta).passages.map(wordsIn)))) <= WORDS;
  return Math.max(...BETAS.filter((beta, i) => i === 0 || isShort(beta)));
}

function bestOverlap(passages: readonly string[], answers: readonly (readonly string[])[]): number {
  return Math.max(0, ...answers.map((answer) => overlap(passages, answer)));
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
