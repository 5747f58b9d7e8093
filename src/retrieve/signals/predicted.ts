import { highest, meanAt, sum } from '../arithmetic.js';
import type { Catalogue, CataloguedCandidate } from '../catalogue.js';
import type { EvidenceHits } from '../evidence.js';
import { LAYERS } from '../lexicon.js';

/** How the likeness of a predicted question is measured: by learned vectors, words or ideas, or by two of them multiplied. */
export const MEASURES = ['learned', 'word', 'idea', 'learnedIdea'] as const;
type Measure = (typeof MEASURES)[number];

/** The signals from predicted questions. */
export const PREDICTED_SIGNALS: readonly string[] = [
  // For each measure: the candidate's likest question, the second, and the likest of any candidate with its passages
  ...MEASURES.flatMap((measure) => [`${measure}First`, `${measure}Second`, `${measure}Member`]),
  'votes', // share of the nearest questions that are the candidate's
];

const MEASURED = 100; // questions of each lexical search whose likeness counts
const VOTERS = 10; // nearest questions that vote
const SHARPNESS = 10; // how much more a nearer one counts: the inverse of the temperature that the vectors are learned with

/** What the predicted questions say, for every candidate. */
export interface PredictedHits {
  summaries: Readonly<Record<Measure, Summary>>;
  /** by candidate */
  votes: Float32Array;
}

/** Likenesses of predicted questions to the question asked, summed up for what they stand for. */
interface Summary {
  /** by candidate: its likest question, and its second */
  first: Float32Array;
  second: Float32Array;
  /** by passage: the likest question of any candidate that it is in */
  member: Float32Array;
}

/** By predicted question, at its place: 1 if it does not count, else 0. */
export type Hidden = Uint8Array;

type Likeness = (question: number) => number;

/**
 * Sums up how like the predicted questions are.
 *
 * @param hits what the searches found
 * @param known all candidates and predicted questions
 * @param hidden see {@link Hidden}
 * @returns the sums
 */
export function readPredicted(hits: EvidenceHits, known: Catalogue, hidden: Hidden): PredictedHits {
  const { questionCosines, lexical } = hits;
  const passages = known.passages.length;
  const shared = LAYERS.flatMap((layer) => likestQuestions(lexical[layer].likeness, passages));
  const found = [...new Set([...questionCosines.keys(), ...shared])].filter((id) => !hidden[id]);
  const floor = Math.max(0, Math.min(1, ...questionCosines.values())); // what was not found is no nearer than what was
  const learned: Likeness = (id) => Math.max(0, questionCosines.get(id) ?? floor);
  const word: Likeness = (id) => lexical.word.likeness[passages + id] ?? 0;
  const idea: Likeness = (id) => lexical.idea.likeness[passages + id] ?? 0;
  const summaryBy = (likeness: Likeness): Summary => summarise(found, likeness, known);
  return {
    summaries: {
      learned: summaryBy(learned),
      word: summaryBy(word),
      idea: summaryBy(idea),
      learnedIdea: summaryBy((id) => learned(id) * idea(id)),
    },
    votes: countVotes(found, learned, known),
  };
}

/** @returns a candidate's values, in the order of {@link PREDICTED_SIGNALS} */
export function predictedSignals(
  number: number,
  { passages }: CataloguedCandidate,
  { summaries, votes }: PredictedHits,
): number[] {
  const values = MEASURES.flatMap((measure) => {
    const { first, second, member } = summaries[measure];
    return [first[number] ?? 0, second[number] ?? 0, meanAt(member, passages)];
  });
  return [...values, votes[number] ?? 0];
}

/** The questions behind the passages, likest first, by their own places. */
function likestQuestions(likeness: Float32Array, passages: number): number[] {
  return highest(likeness.subarray(passages), MEASURED);
}

function summarise(
  found: readonly number[],
  likenessOf: Likeness,
  { candidates, passages, candidatesOf, passagesOf }: Catalogue,
): Summary {
  const first = new Float32Array(candidates.length);
  const second = new Float32Array(candidates.length);
  const member = new Float32Array(passages.length);
  for (const id of found) {
    const likeness = likenessOf(id);
    for (let i = candidatesOf.starts[id] ?? 0; i < (candidatesOf.starts[id + 1] ?? 0); i++) {
      const number = candidatesOf.places[i] ?? 0;
      const best = first[number] ?? 0;
      first[number] = Math.max(best, likeness);
      second[number] = Math.max(second[number] ?? 0, Math.min(best, likeness));
    }
    for (let i = passagesOf.starts[id] ?? 0; i < (passagesOf.starts[id + 1] ?? 0); i++) {
      const place = passagesOf.places[i] ?? 0;
      member[place] = Math.max(likeness, member[place] ?? 0);
    }
  }
  return { first, second, member };
}

/** How the nearest predicted questions are divided among candidates. */
function countVotes(
  found: readonly number[],
  likenessOf: Likeness,
  { candidates, questions }: Catalogue,
): Float32Array {
  const nearest = [...found].sort((a, b) => likenessOf(b) - likenessOf(a) || a - b).slice(0, VOTERS);
  const weights = nearest.map((id) => Math.exp(SHARPNESS * likenessOf(id)));
  const total = sum(weights);
  const votes = new Float32Array(candidates.length);
  for (const [rank, id] of nearest.entries()) {
    const answering = questions[id]?.candidates ?? [];
    const share = (weights[rank] ?? 0) / total / answering.length;
    for (const number of answering) votes[number] = (votes[number] ?? 0) + share;
  }
  return votes;
}
