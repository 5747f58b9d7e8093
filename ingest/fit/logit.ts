import { type LinearModel, logistic } from '../../src/retrieve/rank.js';

/** A choice among alternatives: the values of each, and how right each would be. */
export interface ChoiceSample {
  rows: number[][];
  /** 0 (wrong) to 1 (right), one a row */
  utilities: number[];
}

/** A yes-or-no observation. */
export interface BinarySample {
  values: number[];
  label: boolean;
}

const EPOCHS = 12; // passes over the samples; the weights stand still after about six
const BATCH = 64; // samples a step
const PENALTY = 1e-3; // L2, on standardised values: small, as there are hundreds of samples a weight
// Adam with the constants of Kingma and Ba, 2015; the step shrinks to nothing over the passes
const STEP = 0.05;
const DECAY_1 = 0.9;
const DECAY_2 = 0.999;
const EPSILON = 1e-8;

/**
 * Fits a conditional logit: maximises the log of the expected utility of a choice by softmax.
 *
 * @param samples choices; those in which nothing is right teach nothing and are passed over
 * @returns the model; its bias is 0, as a choice does not depend on one
 */
export function fitChoice(samples: readonly ChoiceSample[]): LinearModel {
  const { means, scales } = standardisation(samples.flatMap(({ rows }) => rows));
  const useful = samples
    .filter(({ utilities }) => utilities.some((utility) => utility > 0))
    .map(({ rows, utilities }) => ({ rows: rows.map((row) => standardised(row, means, scales)), utilities }));
  const weights = descend(means.length, useful.length, (place, current, gradient) => {
    const { rows, utilities } = useful[place] as ChoiceSample;
    addChoiceGradient(rows, utilities, current, gradient);
  });
  return { means, scales, weights, bias: 0 };
}

/**
 * Fits a logistic regression in which both classes weigh the same, however many samples each has.
 *
 * @param samples observations of both classes
 * @returns the model
 */
export function fitBinary(samples: readonly BinarySample[]): LinearModel {
  const { means, scales } = standardisation(samples.map(({ values }) => values));
  const rows = samples.map(({ values }) => [...standardised(values, means, scales), 1]);
  const positive = samples.filter(({ label }) => label).length;
  const weightOf = samples.map(({ label }) => samples.length / 2 / (label ? positive : samples.length - positive));
  const fitted = descend(means.length + 1, rows.length, (place, current, gradient) => {
    const row = rows[place] ?? [];
    const error = (logistic(dot(row, current)) - (samples[place]?.label ? 1 : 0)) * (weightOf[place] ?? 0);
    for (let j = 0; j < row.length; j++) gradient[j] = (gradient[j] ?? 0) + error * (row[j] ?? 0);
  });
  return { means, scales, weights: fitted.slice(0, -1), bias: fitted.at(-1) ?? 0 };
}

function addChoiceGradient(
  rows: readonly number[][],
  utilities: readonly number[],
  weights: readonly number[],
  gradient: number[],
): void {
  const scores = rows.map((row) => dot(row, weights));
  const highest = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - highest));
  const total = exps.reduce((sum, exp) => sum + exp, 0);
  const right = exps.reduce((sum, exp, i) => sum + exp * (utilities[i] ?? 0), 0);
  rows.forEach((row, i) => {
    const exp = exps[i] ?? 0;
    const pull = exp / total - (exp * (utilities[i] ?? 0)) / right;
    for (let j = 0; j < row.length; j++) gradient[j] = (gradient[j] ?? 0) + pull * (row[j] ?? 0);
  });
}

/** Minimises a mean over samples by mini-batches; the same samples in the same order give the same weights. */
function descend(
  size: number,
  count: number,
  addGradient: (place: number, weights: readonly number[], gradient: number[]) => void,
): number[] {
  const weights = new Array<number>(size).fill(0);
  const first = new Array<number>(size).fill(0);
  const second = new Array<number>(size).fill(0);
  const batches = Math.ceil(count / BATCH);
  const steps = EPOCHS * batches;
  for (let step = 1; step <= steps; step++) {
    const gradient = new Array<number>(size).fill(0);
    // Every batch takes samples from all over the list, where neighbours are alike.
    const offset = step % batches;
    let taken = 0;
    for (let place = offset; place < count; place += batches, taken++) addGradient(place, weights, gradient);
    const rate = STEP * (1 - (step - 1) / steps);
    gradient.forEach((sum, j) => {
      const slope = sum / Math.max(1, taken) + PENALTY * (weights[j] ?? 0);
      first[j] = DECAY_1 * (first[j] ?? 0) + (1 - DECAY_1) * slope;
      second[j] = DECAY_2 * (second[j] ?? 0) + (1 - DECAY_2) * slope * slope;
      const unbiased1 = (first[j] ?? 0) / (1 - DECAY_1 ** step);
      const unbiased2 = (second[j] ?? 0) / (1 - DECAY_2 ** step);
      weights[j] = (weights[j] ?? 0) - (rate * unbiased1) / (Math.sqrt(unbiased2) + EPSILON);
    });
  }
  return weights;
}

function standardisation(rows: readonly number[][]): Pick<LinearModel, 'means' | 'scales'> {
  const size = rows[0]?.length ?? 0;
  const means = Array.from({ length: size }, (_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0) / rows.length);
  const scales = means.map((mean, j) => {
    const variance = rows.reduce((sum, row) => sum + ((row[j] ?? 0) - mean) ** 2, 0) / rows.length;
    return Math.sqrt(variance) || 1; // a signal that never changes has no weight anyway
  });
  return { means, scales };
}

function standardised(row: readonly number[], means: readonly number[], scales: readonly number[]): number[] {
  return row.map((value, j) => (value - (means[j] ?? 0)) / (scales[j] ?? 1));
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
