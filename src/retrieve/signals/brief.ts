import { mean } from '../arithmetic.js';
import type { Catalogue, CataloguedCandidate } from '../catalogue.js';
import type { EvidenceHits } from '../evidence.js';
import { QUESTION_KINDS, type QuestionKind } from '../kinds.js';

/** The signals from the brief itself, and from what the question asks for. */
export const BRIEF_SIGNALS: readonly string[] = [
  'passageCosine', // cosine of its nearest passage
  'passageCosineMean', // … and the mean over its passages
  'paragraphCosine', // cosine of the paragraph of its passages
  'numbersMissing', // share of the question's numbers, years above all, that its passages do not have
  'length', // logarithm of the number of its passages
  'note', // it is an endnote
  'noteForSource', // it is an endnote and the question asks for a source
  'heading', // it has a heading
  'unanswered', // it stands for questions that the brief does not answer
  'kind', // whether its predicted questions ask for the same kind of answer: the more, the nearer to 1
  // The same for all candidates, so that the others may count more or less by them:
  'words', // logarithm of the number of the question's words
  ...QUESTION_KINDS.map((kind) => `asks-${kind}`),
];

const SATURATION = 3; // predicted questions of the same kind of which each further one tells less

/** What is told of a question before anything is searched. */
export interface AskedFor {
  kind: QuestionKind;
  /** logarithm of the number of its words */
  words: number;
  /** years and other numbers in it */
  numbers: readonly string[];
}

/**
 * Computes the signals of one candidate.
 *
 * @param candidate the candidate
 * @param asked what the question asks for
 * @param hits what the searches found
 * @param known the brief's passages
 * @param hiddenOfKind how many of the candidate's predicted questions of the same kind do not count
 * @returns its values, in the order of {@link BRIEF_SIGNALS}
 */
export function briefSignals(
  { passages, kinds, isNote, hasHeading }: CataloguedCandidate,
  { kind, words, numbers }: AskedFor,
  { passageCosines, paragraphCosines }: EvidenceHits,
  known: Catalogue,
  hiddenOfKind: number,
): number[] {
  const cosines = passages.map((place) => passageCosines[place] ?? 0);
  const missing = numbers.filter((number) => !passages.some((place) => known.passages[place]?.numbers.has(number)));
  // Not a share of all its questions: that denominator would tell the fit which candidate a question was held out of.
  const sameKind = (kinds[kind] ?? 0) - hiddenOfKind;
  return [
    Math.max(0, ...cosines),
    mean(cosines),
    Math.max(0, ...passages.map((place) => paragraphCosines[place] ?? 0)),
    numbers.length > 0 ? missing.length / numbers.length : 0,
    Math.log(Math.max(1, passages.length)),
    Number(isNote),
    Number(isNote && kind === 'source'),
    Number(hasHeading),
    Number(passages.length === 0),
    sameKind / (sameKind + SATURATION),
    words,
    ...QUESTION_KINDS.map((own) => Number(own === kind)),
  ];
}
