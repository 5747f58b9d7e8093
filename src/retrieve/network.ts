/**
 * A small neural network: values, standardised, go through one hidden layer of rectified sums, and these are summed up.
 * Every number of it is fitted, see `npm run fit`.
 */
export interface Network {
  /** of each value, over the samples it was fitted on */
  means: number[];
  /** standard deviation of each value, over the samples it was fitted on */
  scales: number[];
  /** one row a hidden unit: a weight for each value, then its bias */
  hidden: number[][];
  /** a weight for each hidden unit, then the bias */
  output: number[];
}

/** @returns the network's sum for one row of values */
export function applyNetwork({ means, scales, hidden, output }: Network, values: readonly number[]): number {
  const standardised = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) standardised[i] = ((values[i] ?? 0) - (means[i] ?? 0)) / (scales[i] ?? 1);
  const units = new Float64Array(hidden.length);
  for (let i = 0; i < units.length; i++) units[i] = Math.max(0, weightedSum(hidden[i] ?? [], standardised));
  return weightedSum(output, units);
}

/** Sum of values times weights; the weight after the last one is the bias. */
function weightedSum(weights: readonly number[], values: Float64Array): number {
  let sum = weights[values.length] ?? 0;
  for (let i = 0; i < values.length; i++) sum += (weights[i] ?? 0) * (values[i] ?? 0);
  return sum;
}

/** @returns 1 / (1 + e^-x) */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** @returns probabilities that go with scores: e^score, together 1 */
export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const exps = scores.map((score) => Math.exp(score - highest));
  const total = exps.reduce((sum, exp) => sum + exp, 0);
  return exps.map((exp) => exp / total);
}
