import type { PassagesOf } from '../../src/retrieve/candidates.js';
import {
  answerability,
  choose,
  overlap,
  type RankedCandidate,
  type RankingModel,
  rankCandidates,
  signsOf,
} from '../../src/retrieve/rank.js';
import { type BinarySample, fitBinary, fitChoice } from './logit.js';
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
  const outcomes: Outcome[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    // By candidate, so that no question is judged by weights that were fitted on its siblings.
    const isHeld = ({ question }: Sample): boolean => (question.candidates[0] ?? 0) % FOLDS === fold;
    const model = fitModel(
      samples.filter((sample) => !isHeld(sample)),
      passagesOf,
    );
    outcomes.push(...samples.filter(isHeld).map((sample) => judge(sample, model, passagesOf)));
  }
  const curve = tradeOff(outcomes);
  const harm = ({ wrongRefusals, missedRefusals }: TradeOff): number =>
    ANSWERABLE_SHARE * wrongRefusals + (1 - ANSWERABLE_SHARE) * missedRefusals;
  const best = curve.reduce((a, b) => (harm(b) < harm(a) ? b : a));
  return { model: { ...fitModel(samples, passagesOf), threshold: best.threshold }, outcomes, curve };
}

function fitModel(samples: readonly Sample[], passagesOf: PassagesOf): RankingModel {
  const ranking = fitChoice(
    samples.map(({ signalled, utilities }) => ({ rows: signalled.map(({ values }) => values), utilities })),
  );
  const observations: BinarySample[] = samples.map(({ signalled, answers }) => {
    const ranked = rankCandidates(ranking, signalled);
    return { values: signsOf(ranked, choose(ranked, passagesOf), passagesOf), label: answers.length > 0 };
  });
  return { ranking, answerable: fitBinary(observations), threshold: 0.5 };
}

function judge({ question, answers, signalled }: Sample, model: RankingModel, passagesOf: PassagesOf): Outcome {
  const ranked = rankCandidates(model.ranking, signalled);
  const choice = choose(ranked, passagesOf);
  return {
    language: question.language,
    answerable: answers.length > 0,
    firstRight: answers.flat().includes(likeliest(ranked, passagesOf)),
    overlap: Math.max(0, ...answers.map((answer) => overlap(choice.passages, answer))),
    probability: answerability(model, ranked, choice, passagesOf),
  };
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
