import type { BriefLookup } from '../brief/lookup.js';
import { isContentWord } from '../language/language.js';
import { wordsOf } from '../language/words.js';
import type { PassagesOf } from './candidates.js';
import { kindOf, QUESTION_KINDS } from './kinds.js';
import type { RankedCandidate } from './rank.js';
import type { Signalled } from './signals/signals.js';

/** A question that goes on from what was said, with what may answer it by either reading. */
export interface FollowUp {
  question: string;
  /** whether it surely leans on what was said, or only perhaps */
  leans: 'yes' | 'maybe';
  /** ids of the passages that were quoted last */
  said: readonly string[];
  /** the ranking of the question as it stands */
  alone: readonly RankedCandidate[];
  /** the ranking of the question with the words that it leaves unsaid */
  inContext: readonly RankedCandidate[];
}

/** The signals by which the candidates of both readings are ranked, each 0 to about 1. Their weights are fitted. */
export const FOLLOW_UP_SIGNALS: readonly string[] = [
  'alone', // how probable it is by the question as it stands: 0 for the least, 1 for surely
  'inContext', // … by the question in its context
  'said', // share of its passages that were quoted last
  'after', // how near its passages stand behind one that was quoted last: 1 for the next
  'before', // … before one
  'paragraph', // one of its passages stands in a paragraph that was quoted last
  'unanswered', // it stands for questions that the brief does not answer
  // The same for all candidates, so that the others may count more or less by them:
  'leans', // the question surely leans on what was said
  'words', // logarithm of the number of the question's words
  'contentWords', // … of those that carry a topic
  ...QUESTION_KINDS.map((kind) => `asks-${kind}`),
];

const LEAST = 1e-5; // probability below which all are alike

/**
 * Computes the signals of what may answer a follow-up.
 *
 * @param followUp the question with both rankings
 * @param passagesOf the passages of a candidate
 * @param lookup the brief
 * @returns every candidate of either ranking, to be ranked by these signals
 */
export function followUpSignals(
  { question, leans, said, alone, inContext }: FollowUp,
  passagesOf: PassagesOf,
  lookup: BriefLookup,
): Signalled[] {
  const words = wordsOf(question);
  const kind = kindOf(question);
  const shared = [
    Number(leans === 'yes'),
    Math.log(1 + words.length),
    Math.log(1 + words.filter(isContentWord).length),
    ...QUESTION_KINDS.map((own) => Number(own === kind)),
  ];
  const places = said.map((id) => lookup.position(id));
  const paragraphs = new Set(said.map((id) => lookup.passage(id)?.paragraph));
  const [byAlone, byContext] = [alone, inContext].map(
    (ranking) => new Map(ranking.map((candidate) => [candidate.candidate, candidate])),
  ) as [Map<number, RankedCandidate>, Map<number, RankedCandidate>];
  return [...new Map([...byAlone, ...byContext]).values()].map(({ candidate }) => {
    const [own, context] = [byAlone.get(candidate), byContext.get(candidate)];
    const ids = passagesOf(candidate);
    const distances = ids.flatMap((id) => places.map((place) => lookup.position(id) - place));
    const row = [
      likelihood(own?.probability),
      likelihood(context?.probability),
      ids.filter((id) => said.includes(id)).length / Math.max(1, ids.length),
      nearness(distances.filter((distance) => distance > 0)),
      nearness(distances.filter((distance) => distance < 0).map((distance) => -distance)),
      Number(ids.some((id) => paragraphs.has(lookup.passage(id)?.paragraph))),
      Number(ids.length === 0),
      ...shared,
    ];
    const likelier = (own?.probability ?? 0) > (context?.probability ?? 0) ? own : context;
    return { candidate, values: likelier?.values ?? [], row };
  });
}

/** A probability on a scale on which its order of magnitude counts. */
function likelihood(probability = 0): number {
  return 1 - Math.log(Math.max(LEAST, probability)) / Math.log(LEAST);
}

function nearness(distances: readonly number[]): number {
  return distances.length > 0 ? 1 / Math.min(...distances) : 0;
}
