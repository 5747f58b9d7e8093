import { numbersIn, wordsOf } from '../../language/words.js';
import { highest } from '../arithmetic.js';
import type { Catalogue, CataloguedCandidate } from '../catalogue.js';
import type { EvidenceHits } from '../evidence.js';
import { kindOf } from '../kinds.js';
import { LAYERS } from '../lexicon.js';
import { meansOf } from '../packed-lists.js';
import { BRIEF_SIGNALS, briefSignals } from './brief.js';
import { POOLED_SIGNALS, type Pool, pooledSignals, poolWords } from './pooled.js';
import {
  type Hidden,
  MEASURES,
  PREDICTED_SIGNALS,
  type PredictedHits,
  predictedSignals,
  readPredicted,
} from './predicted.js';

/** The signals by which candidates are ranked, each 0 to about 1. Their weights are fitted, see `npm run fit`. */
export const SIGNALS: readonly string[] = [
  ...PREDICTED_SIGNALS,
  ...LAYERS.flatMap((layer) => POOLED_SIGNALS.map((signal) => `${layer}${signal}`)),
  ...BRIEF_SIGNALS,
];

/** A candidate with its signals, in the order of {@link SIGNALS}. */
export interface Signalled {
  /** its place in the list of candidates */
  candidate: number;
  values: number[];
  /** what it is ranked by, if not by its signals alone */
  row?: readonly number[];
}

const CONSIDERED = 12; // candidates of each search that are ranked in full

/**
 * Computes the signals of the candidates that any search found.
 *
 * @param question the question's text
 * @param hits what the searches found
 * @param known all candidates and predicted questions
 * @param heldOut predicted questions that are to be taken for unknown, when the fit asks one of them
 * @returns the candidates worth ranking
 */
export function signalsOf(
  question: string,
  hits: EvidenceHits,
  known: Catalogue,
  heldOut: ReadonlySet<number> = new Set(),
): Signalled[] {
  const asked = { kind: kindOf(question), words: Math.log(1 + wordsOf(question).length), numbers: numbersIn(question) };
  const hidden = hide(heldOut, asked.numbers, known);
  const predicted = readPredicted(hits, known, hidden);
  const pools = LAYERS.map((layer) => poolWords(hits.lexical[layer], known, hidden));
  const hiddenOfKind = [...heldOut].flatMap((id) => {
    const { text = '', candidates = [] } = known.questions[id] ?? {};
    return kindOf(text) === asked.kind ? candidates : [];
  });
  return shortlist(hits, predicted, pools, known).flatMap((number) => {
    const candidate = known.candidates[number];
    if (!candidate || !isThere(candidate, heldOut)) return [];
    const hiddenHere = hiddenOfKind.filter((own) => own === number).length;
    const values = [
      ...predictedSignals(number, candidate, predicted),
      ...pools.flatMap((pool) => pooledSignals(number, candidate, pool)),
      ...briefSignals(candidate, asked, hits, known, hiddenHere),
    ];
    return [{ candidate: number, values }];
  });
}

/** Passages together are a candidate only by the questions predicted for them; one alone always is. */
function isThere({ passages, questions }: CataloguedCandidate, heldOut: ReadonlySet<number>): boolean {
  return passages.length === 1 || questions.some((id) => !heldOut.has(id));
}

/**
 * Marks the predicted questions that do not count. Beside those held out, they are the ones that the brief does not answer and
 * that name a year, or another number, which the one asked does not: that the brief is silent on one year says nothing about
 * the matter as such.
 */
function hide(heldOut: Iterable<number>, numbers: readonly string[], { dated, questions }: Catalogue): Hidden {
  const hidden = new Uint8Array(questions.length);
  for (const id of heldOut) hidden[id] = 1;
  for (const others of dated)
    if (others.numbers.some((number) => !numbers.includes(number))) for (const id of others.questions) hidden[id] = 1;
  return hidden;
}

/** The candidates that some search likes best, before the signals are weighed. */
function shortlist(
  { passageCosines }: EvidenceHits,
  { summaries }: PredictedHits,
  pools: readonly Pool[],
  { passagesOfCandidates }: Catalogue,
): number[] {
  const likings = [
    ...MEASURES.map((measure) => summaries[measure].first),
    meansOf(passagesOfCandidates, passageCosines),
    ...pools.map(({ expanded }) => meansOf(passagesOfCandidates, expanded)),
  ];
  return [...new Set(likings.flatMap((liking) => highest(liking, CONSIDERED)))];
}
