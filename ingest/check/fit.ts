import { type CheckModel, judge, probabilityOf } from '../../src/answer/check/check.js';
import { type Aspect, CHECK_SIGNS, type CheckSign } from '../../src/answer/check/signs.js';
import { mean } from '../../src/retrieve/arithmetic.js';
import { logistic } from '../../src/retrieve/network.js';
import { descend } from '../fit/descent.js';
import type { Sample, Treatment } from './samples.js';

/** A sample with what the check says of it, by a model that was fitted on the sentences of other paragraphs. */
export interface Judged {
  sample: Sample;
  /** what stopped it; undefined if it passed */
  objection: string | undefined;
}

/** The false sentences from which each aspect is learnt. */
const LEARNT_FROM: Readonly<Record<Aspect, readonly Treatment[]>> = {
  meaning: ['elsewhere', 'spliced'],
  places: ['actor', 'number', 'year'],
  polarity: ['negation', 'direction'],
};

const FOLDS = 10;
// An answer of which a tenth gives way to quotes still reads as one: three aspects and the rules share that.
const MOST_STOPPED = 0.04;
const THRESHOLDS = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
const REPEATS = 40; // of all samples: the weights then change no more

/**
 * Fits the check and cross-validates it, thresholds and all.
 *
 * @param samples true and false sentences
 * @returns the model fitted on all, and each sample judged by a model that saw no sentence of its paragraph
 */
export function fitCheck(samples: readonly Sample[]): { model: CheckModel; judged: Judged[] } {
  const groups = [...new Set(samples.map(({ group }) => group))];
  const foldOf = ({ group }: Sample): number => groups.indexOf(group) % FOLDS;
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    fitModel(samples.filter((sample) => foldOf(sample) !== fold)),
  );
  const judged = samples.map((sample) => ({
    sample,
    objection: judge(sample.examined, models[foldOf(sample)] as CheckModel).objection,
  }));
  return { model: fitModel(samples), judged };
}

function fitModel(samples: readonly Sample[]): CheckModel {
  return {
    meaning: fitAspect('meaning', samples),
    places: fitAspect('places', samples),
    polarity: fitAspect('polarity', samples),
  };
}

/** A logistic regression on what the rules let pass, with the threshold that costs least. */
function fitAspect<A extends Aspect>(aspect: A, all: readonly Sample[]): CheckModel[A] {
  const kinds: readonly Treatment[] = ['true', ...LEARNT_FROM[aspect]];
  const samples = all.filter(({ treatment, examined }) => examined.signs && kinds.includes(treatment));
  const classWeights = weigh(samples);
  const regression = regress(aspect, samples, classWeights);
  const probabilities = samples.map(({ examined }) => probabilityOf(examined.signs ?? {}, regression));
  const sumOf = (test: (i: number) => boolean): number =>
    samples.reduce((sum, _, i) => sum + (test(i) ? (classWeights[i] ?? 0) : 0), 0);
  const options = THRESHOLDS.map((threshold) => {
    const isBelow = (i: number): boolean => (probabilities[i] ?? 0) < threshold;
    const stopped = sumOf((i) => isParaphrase(samples[i]) && isBelow(i)) / sumOf((i) => isParaphrase(samples[i]));
    const missed = sumOf((i) => !isTrue(samples[i]) && !isBelow(i)) / sumOf((i) => !isTrue(samples[i]));
    return { threshold, stopped, cost: stopped + missed };
  });
  const allowed = options.filter(({ stopped }, i) => i === 0 || stopped <= MOST_STOPPED);
  const { threshold } = allowed.reduce((a, b) => (b.cost < a.cost ? b : a));
  return { ...regression, threshold };
}

/** The weights, found on standardised signs, as they apply to the signs themselves. */
function regress<A extends Aspect>(
  aspect: A,
  samples: readonly Sample[],
  classWeights: readonly number[],
): CheckModel[A] {
  const signs: readonly CheckSign[] = CHECK_SIGNS[aspect];
  const columns = signs.map((sign) => samples.map(({ examined }) => examined.signs?.[sign] ?? 0));
  const means = columns.map(mean);
  const scales = columns.map((own, j) => Math.sqrt(mean(own.map((value) => (value - (means[j] ?? 0)) ** 2))) || 1);
  const rows = samples.map((_, i) => columns.map((own, j) => ((own[i] ?? 0) - (means[j] ?? 0)) / (scales[j] ?? 1)));
  const weights = new Float64Array(signs.length + 1);
  descend(weights, REPEATS * rows.length, (drawn, own, gradient) => {
    const i = drawn % rows.length;
    const row = [...(rows[i] ?? []), 1];
    const score = row.reduce((sum, value, j) => sum + value * (own[j] ?? 0), 0);
    const pull = (logistic(score) - Number(isTrue(samples[i]))) * (classWeights[i] ?? 0);
    for (const [j, value] of row.entries()) gradient[j] = (gradient[j] ?? 0) + pull * value;
  });
  const plain = signs.map((_, j) => (weights[j] ?? 0) / (scales[j] ?? 1));
  const bias = plain.reduce((sum, weight, j) => sum - weight * (means[j] ?? 0), weights[signs.length] ?? 0);
  const named = Object.fromEntries(signs.map((sign, j) => [sign, plain[j] ?? 0]));
  return { bias, weights: named, threshold: 0 } as CheckModel[A];
}

function isTrue(sample: Sample | undefined): boolean {
  return sample?.treatment === 'true';
}

/** A model writes paraphrases: how many of the brief's own sentences pass is no measure. */
function isParaphrase(sample: Sample | undefined): boolean {
  return isTrue(sample) && sample?.origin !== 'brief';
}

/** Every treatment of every origin weighs the same, and true sentences as much as all false ones together. */
function weigh(samples: readonly Sample[]): number[] {
  const keyOf = ({ origin, treatment }: Sample): string => `${origin} ${treatment}`;
  const counts = new Map<string, number>();
  for (const sample of samples) counts.set(keyOf(sample), (counts.get(keyOf(sample)) ?? 0) + 1);
  const trueKeys = new Set(samples.filter(isTrue).map(keyOf)).size;
  return samples.map((sample) => {
    const classes = isTrue(sample) ? trueKeys : counts.size - trueKeys;
    return samples.length / 2 / classes / (counts.get(keyOf(sample)) ?? 1);
  });
}
