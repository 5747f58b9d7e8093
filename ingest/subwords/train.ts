import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { sum } from '../../src/retrieve/arithmetic.js';
import type { PredictedQuestion } from '../../src/retrieve/candidates.js';
import { type SubwordModel, subwordsOf } from '../../src/retrieve/subwords.js';
import { contrast } from './contrast.js';
import { Embedding } from './embedding.js';

/** What is needed of a question: its words, and the candidates that answer it. */
type Question = Pick<PredictedQuestion, 'text' | 'candidates'>;

// Each tried on a fifth of the default brief's questions, held out: what costs more does no better.
const BUCKETS = 2 ** 15;
const DIMENSION = 128;
const EPOCHS = 8; // passes over the questions
const MIN_STEPS = 150; // of a brief with few questions: it takes more passes
const PAIRS = 256; // a step: each question learns from all others of it
const RATE = 0.15; // length of a step, shrinking to nothing over the passes
const DROPPED = 0.3; // share of a question's subwords left out at random, so that none is relied on alone
const MIN_TEXTS = 3; // questions that have a subword, below which nothing can be learned of it
const SEED = 1;

/**
 * Learns vectors of subwords, so that questions which the same passages answer lie near one another, in whatever words and
 * language they are asked. The same questions give the same vectors.
 *
 * @param questions predicted questions; none give a model that knows nothing
 * @param progress hears how many passes are done
 * @returns what was learned
 */
export function trainSubwords(
  questions: readonly Question[],
  progress: (done: number, total: number) => void = () => undefined,
): SubwordModel {
  const random = xoroshiro128plus(SEED);
  const subwords = questions.map(({ text }) => [...subwordsOf(text, BUCKETS)]);
  const weights = inverseFrequencies(subwords);
  const known = subwords.map((own) => own.filter((bucket) => (weights[bucket] ?? 0) > 0));
  const embedding = new Embedding(weights, DIMENSION, random);
  const siblings = siblingsOf(questions);
  const embed = (question: number) => embedding.embed(someOf(known[question] ?? [], random));
  const epochs = passesOver(siblings);
  for (let epoch = 0; epoch < epochs; epoch++) {
    progress(epoch, epochs);
    const pairs = shuffled(
      siblings.flatMap((group) => pairsOf(shuffled(group, random))),
      random,
    );
    const steps = Math.ceil(pairs.length / PAIRS);
    for (let step = 0; step < steps; step++) {
      const batch = pairs.filter((_, i) => i % steps === step);
      const left = batch.map(([question]) => embed(question));
      const right = batch.map(([, question]) => embed(question));
      const units = (texts: typeof left): Float32Array[] => texts.map(({ unit }) => unit);
      const slopes = contrast(units(left), units(right), belonging(batch, questions));
      left.forEach((text, i) => void embedding.addSlope(text, slopes.left[i] as Float32Array));
      right.forEach((text, i) => void embedding.addSlope(text, slopes.right[i] as Float32Array));
      embedding.descend(RATE * (1 - (epoch + step / steps) / epochs));
    }
  }
  return embedding.quantise();
}

/** How many passes make enough steps. */
function passesOver(siblings: readonly (readonly number[])[]): number {
  const pairs = sum(siblings.map(({ length }) => Math.ceil(length / 2)));
  return Math.max(EPOCHS, Math.ceil(MIN_STEPS / Math.max(1, Math.ceil(pairs / PAIRS))));
}

type Pair = readonly [left: number, right: number];

/** Inverse document frequency of each bucket; 0 for one that too few questions have. */
function inverseFrequencies(subwords: readonly (readonly number[])[]): Float32Array {
  const counts = new Float32Array(BUCKETS);
  for (const bucket of subwords.flat()) counts[bucket] = (counts[bucket] ?? 0) + 1;
  return counts.map((count) => (count < MIN_TEXTS ? 0 : Math.log(subwords.length / count)));
}

/** The questions of each candidate, by their places, where there are several. */
function siblingsOf(questions: readonly Question[]): number[][] {
  const groups = new Map<number, number[]>();
  for (const [question, { candidates }] of questions.entries())
    for (const candidate of candidates) {
      const group = groups.get(candidate);
      if (group) group.push(question);
      else groups.set(candidate, [question]);
    }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Neighbours in a group of at least two; an odd one out is paired with the first. */
function pairsOf(group: readonly number[]): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i < group.length; i += 2) pairs.push([group[i] as number, group[i + 1] ?? (group[0] as number)]);
  return pairs;
}

/** Which left question of a batch has a candidate in common with which right one. */
function belonging(batch: readonly Pair[], questions: readonly Question[]): Uint8Array {
  const byCandidate = new Map<number, number[]>();
  for (const [place, [, right]] of batch.entries())
    for (const candidate of questions[right]?.candidates ?? [])
      byCandidate.set(candidate, [...(byCandidate.get(candidate) ?? []), place]);
  const belong = new Uint8Array(batch.length ** 2);
  for (const [place, [left]] of batch.entries())
    for (const candidate of questions[left]?.candidates ?? [])
      for (const other of byCandidate.get(candidate) ?? []) belong[place * batch.length + other] = 1;
  return belong;
}

function someOf(buckets: readonly number[], random: RandomGenerator): readonly number[] {
  const some = buckets.filter(() => random.next() >>> 0 >= DROPPED * 2 ** 32); // 32 even bits
  return some.length > 0 ? some : buckets;
}

/** Shuffled evenly (Fisher and Yates). */
function shuffled<T>(items: readonly T[], random: RandomGenerator): T[] {
  const mixed = [...items];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}
