import { signsOf } from '../../src/retrieve/answerable.js';
import { mean } from '../../src/retrieve/arithmetic.js';
import type { PassagesOf } from '../../src/retrieve/candidates.js';
import { type Choice, choose, overlap } from '../../src/retrieve/choose.js';
import { applyNetwork, logistic, type Network } from '../../src/retrieve/network.js';
import { type RankedCandidate, type RankingModel, rankCandidates } from '../../src/retrieve/rank.js';
import { type BinarySample, fitBinary, fitChoice } from './network.js';
import type { Sample } from './samples.js';

/** What became of a sample that the model had not been fitted on. */
export interface Outcome {
  language: string;
  /** the brief answers the question */
  answerable: boolean;
  /** the passage chosen first is one that answers */
  firstRight: boolean;
  /** overlap of the passages chosen with those that answer, 0 to 1 */
  overlap: number;
  /** the passages chosen are all that answer, and maybe more */
  complete: boolean;
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
const BETAS = [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2, 2.5, 3];
// A wrong refusal is as bad as an answer where the brief is silent; but readers ask mostly what a brief is about.
const ANSWERABLE_SHARE = 0.75;

/**
 * Fits the ranking model and cross-validates it.
 *
 * @param samples every predicted question, held out
 * @param passagesOf the passages of a candidate
 * @returns the model fitted on all samples; what came out for samples that were not fitted on; the trade-off of refusals
 */
export function fitRanking(
  samples: readonly Sample[],
  passagesOf: PassagesOf,
): { model: RankingModel; outcomes: Outcome[]; curve: TradeOff[] } {
  // By candidate, so that no question is judged by weights that were fitted on its siblings.
  const folds = samples.map(({ question }) => (question.candidates[0] ?? 0) % FOLDS);
  // What follows the ranking is fitted on rankings of samples held out, as sure of themselves as they are in use.
  const rankings = crossFit(samples, folds, fitOrder, ({ signalled, reworded }, network) => {
    const ranked = rankCandidates(network, signalled);
    return { ranked, reworded: reworded === signalled ? ranked : rankCandidates(network, reworded) };
  });
  const rankedOf = (i: number): RankedCandidate[] => rankings[i]?.ranked ?? [];
  const beta = bestBeta(samples, rankedOf, passagesOf);
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
  const outcomes = crossFit(cases, folds, fitBinary, (one, answerable) => judge(one, answerable, passagesOf));
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

/**
 * The beta that leaves out least while what it gives is as good as that of any other: the largest one whose overlap is
 * within a standard error of the best (the one-standard-error rule: Breiman et al., 1984).
 */
function bestBeta(
  samples: readonly Sample[],
  rankedOf: (sample: number) => RankedCandidate[],
  passagesOf: PassagesOf,
): number {
  const tried = BETAS.map((beta) => {
    const overlaps = samples.flatMap(({ answers }, i) =>
      answers.length > 0 ? [bestOverlap(choose(rankedOf(i), passagesOf, beta).passages, answers)] : [],
    );
    const average = mean(overlaps);
    const variance = mean(overlaps.map((own) => (own - average) ** 2));
    return { beta, average, error: Math.sqrt(variance / overlaps.length) };
  });
  const best = tried.reduce((a, b) => (b.average > a.average ? b : a));
  return Math.max(...tried.filter(({ average }) => average >= best.average - best.error).map(({ beta }) => beta));
}

function bestOverlap(passages: readonly string[], answers: readonly (readonly string[])[]): number {
  return Math.max(0, ...answers.map((answer) => overlap(passages, answer)));
}

function judge(
  { sample, ranked, choice, values, reworded }: Case,
  answerable: Network,
  passagesOf: PassagesOf,
): Outcome {
  const { question, answers } = sample;
  return {
    language: question.language,
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
