import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { logistic, type Network, softmax } from '../../src/retrieve/network.js';
import { descend } from './descent.js';

/** A choice among alternatives: the values of each, and how right each would be. */
export interface ChoiceSample {
  rows: readonly (readonly number[])[];
  /** 0 (wrong) to 1 (right), one a row */
  utilities: number[];
}

/** A yes-or-no observation. */
export interface BinarySample {
  values: number[];
  label: boolean;
}

const UNITS = 32; // hidden units; half as many do a little worse on samples held out, twice as many no better
const SEED = 1;

/**
 * Fits a network that chooses: maximises the log of the expected utility of a choice by softmax.
 *
 * @param samples choices; those in which nothing is right teach nothing and are passed over
 * @returns the network
 */
export function fitChoice(samples: readonly ChoiceSample[]): Network {
  const shape = new Shape(samples.flatMap(({ rows }) => rows));
  const useful = samples
    .filter(({ utilities }) => utilities.some((utility) => utility > 0))
    .map(({ rows, utilities }) => ({ rows: rows.map((row) => shape.standardised(row)), utilities }));
  return shape.fit(useful.length, (sample, weights, gradient) => {
    const { rows = [], utilities = [] } = useful[sample] ?? {};
    const units = rows.map(() => new Float64Array(UNITS));
    const chances = softmax(rows.map((row, i) => shape.score(row, weights, units[i] as Float64Array)));
    const expected = chances.reduce((sum, chance, i) => sum + chance * (utilities[i] ?? 0), 0);
    rows.forEach((row, i) => {
      const chance = chances[i] ?? 0;
      const pull = chance - (chance * (utilities[i] ?? 0)) / expected;
      shape.addGradient(pull, row, weights, units[i] as Float64Array, gradient);
    });
  });
}

/**
 * Fits a network that says yes or no by the logistic loss. Both classes weigh the same, however many samples each has.
 *
 * @param samples observations of both classes
 * @returns the network
 */
export function fitBinary(samples: readonly BinarySample[]): Network {
  const shape = new Shape(samples.map(({ values }) => values));
  const rows = samples.map(({ values }) => shape.standardised(values));
  const positive = samples.filter(({ label }) => label).length;
  const weightOf = samples.map(({ label }) => samples.length / 2 / (label ? positive : samples.length - positive));
  const units = new Float64Array(UNITS);
  return shape.fit(rows.length, (sample, weights, gradient) => {
    const row = rows[sample] as Float64Array;
    const error = logistic(shape.score(row, weights, units)) - Number(samples[sample]?.label);
    shape.addGradient(error * (weightOf[sample] ?? 0), row, weights, units, gradient);
  });
}

/** How the weights of a network lie in one list: for each hidden unit its weights and bias, then those of the output. */
class Shape {
  readonly #means: number[];
  readonly #scales: number[];
  readonly #size: number;

  constructor(rows: readonly (readonly number[])[]) {
    this.#size = rows[0]?.length ?? 0;
    this.#means = Array.from({ length: this.#size }, (_, j) => mean(rows, (row) => row[j] ?? 0));
    // a signal that never changes is as good as absent
    this.#scales = this.#means.map((own, j) => Math.sqrt(mean(rows, (row) => ((row[j] ?? 0) - own) ** 2)) || 1);
  }

  standardised(row: readonly number[]): Float64Array {
    return Float64Array.from(row, (value, j) => (value - (this.#means[j] ?? 0)) / (this.#scales[j] ?? 1));
  }

  /** @returns the score of a row; `units` takes the values of the hidden units */
  score(row: Float64Array, weights: Float64Array, units: Float64Array): number {
    const output = UNITS * (this.#size + 1);
    let score = weights[output + UNITS] ?? 0;
    for (let unit = 0; unit < UNITS; unit++) {
      const start = unit * (this.#size + 1);
      let sum = weights[start + this.#size] ?? 0;
      for (let j = 0; j < this.#size; j++) sum += (weights[start + j] ?? 0) * (row[j] ?? 0);
      units[unit] = Math.max(0, sum);
      score += (weights[output + unit] ?? 0) * Math.max(0, sum);
    }
    return score;
  }

  /** Adds what `pull`, the slope of the loss over a row's score, means for each weight (back-propagation). */
  addGradient(
    pull: number,
    row: Float64Array,
    weights: Float64Array,
    units: Float64Array,
    gradient: Float64Array,
  ): void {
    const output = UNITS * (this.#size + 1);
    gradient[output + UNITS] = (gradient[output + UNITS] ?? 0) + pull;
    for (let unit = 0; unit < UNITS; unit++) {
      const value = units[unit] ?? 0;
      if (value === 0) continue; // a unit that is off passes nothing back
      gradient[output + unit] = (gradient[output + unit] ?? 0) + pull * value;
      const start = unit * (this.#size + 1);
      const share = pull * (weights[output + unit] ?? 0);
      for (let j = 0; j < this.#size; j++) gradient[start + j] = (gradient[start + j] ?? 0) + share * (row[j] ?? 0);
      gradient[start + this.#size] = (gradient[start + this.#size] ?? 0) + share;
    }
  }

  fit(count: number, addGradient: Parameters<typeof descend>[2]): Network {
    const weights = this.#start();
    descend(weights, count, addGradient);
    const stride = this.#size + 1;
    return {
      means: this.#means,
      scales: this.#scales,
      hidden: Array.from({ length: UNITS }, (_, unit) => [...weights.slice(unit * stride, (unit + 1) * stride)]),
      output: [...weights.slice(UNITS * stride)],
    };
  }

  /** Small random weights, so that no two units learn the same; uniform within the bounds of Glorot and Bengio, 2010. */
  #start(): Float64Array {
    const random = xoroshiro128plus(SEED);
    const within = (bound: number): number => (2 * uniformFloat64(random) - 1) * bound;
    const hidden = Array.from({ length: UNITS }, () => [
      ...Array.from({ length: this.#size }, () => within(Math.sqrt(6 / (this.#size + UNITS)))),
      0,
    ]);
    return Float64Array.from([
      ...hidden.flat(),
      ...Array.from({ length: UNITS }, () => within(Math.sqrt(6 / (UNITS + 1)))),
      0,
    ]);
  }
}

function mean<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / items.length;
}
