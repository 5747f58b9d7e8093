const EPOCHS = 8; // passes over the samples; twice as many do no better on samples held out
const BATCH = 64; // samples a step
const PENALTY = 1e-3; // L2, on standardised values: small, as there are hundreds of samples a weight
// Adam with the constants of Kingma and Ba, 2015; the step shrinks to nothing over the passes
const STEP = 0.01;
const DECAY_1 = 0.9;
const DECAY_2 = 0.999;
const EPSILON = 1e-8;

/**
 * Minimises a mean over samples by mini-batches. The same samples in the same order give the same weights.
 *
 * @param weights where to begin; changed in place
 * @param count how many samples there are
 * @param addGradient adds the slope of one sample's loss at the weights
 */
export function descend(
  weights: Float64Array,
  count: number,
  addGradient: (sample: number, weights: Float64Array, gradient: Float64Array) => void,
): void {
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  const gradient = new Float64Array(weights.length);
  const batches = Math.ceil(count / BATCH);
  const steps = EPOCHS * batches;
  for (let step = 1; step <= steps; step++) {
    gradient.fill(0);
    // Every batch takes samples from all over the list, where neighbours are alike.
    let taken = 0;
    for (let sample = step % batches; sample < count; sample += batches, taken++)
      addGradient(sample, weights, gradient);
    const rate = STEP * (1 - (step - 1) / steps);
    for (let j = 0; j < weights.length; j++) {
      const weight = weights[j] ?? 0;
      const slope = (gradient[j] ?? 0) / Math.max(1, taken) + PENALTY * weight;
      first[j] = DECAY_1 * (first[j] ?? 0) + (1 - DECAY_1) * slope;
      second[j] = DECAY_2 * (second[j] ?? 0) + (1 - DECAY_2) * slope * slope;
      const unbiased1 = (first[j] ?? 0) / (1 - DECAY_1 ** step);
      const unbiased2 = (second[j] ?? 0) / (1 - DECAY_2 ** step);
      weights[j] = weight - (rate * unbiased1) / (Math.sqrt(unbiased2) + EPSILON);
    }
  }
}
