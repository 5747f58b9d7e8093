import type { BriefLookup } from '../brief/lookup.js';
import { numbersIn } from '../language/words.js';
import type { Candidates, PredictedQuestion } from './candidates.js';
import type { QuestionKind } from './kinds.js';
import { type PackedLists, pack } from './packed-lists.js';

/** What may answer, prepared for ranking: all of it that no question changes. */
export interface Catalogue {
  candidates: readonly CataloguedCandidate[];
  questions: readonly PredictedQuestion[];
  /** the brief's, in its order: passages are known by their places in it */
  passages: readonly CataloguedPassage[];
  /** predicted questions that the brief does not answer and that name a year or another number, by their numbers */
  dated: readonly DatedQuestions[];
  /** the passages of each candidate, by their places */
  passagesOfCandidates: PackedLists;
  /** of each predicted question: the candidates that it is of, and the passages of all of these, by their places */
  candidatesOf: PackedLists;
  passagesOf: PackedLists;
}

/** Predicted questions that name the same years or other numbers. */
export interface DatedQuestions {
  numbers: readonly string[];
  /** their places */
  questions: readonly number[];
}

/** A candidate with what can be told of it beforehand. */
export interface CataloguedCandidate {
  /** places of its passages in the brief; none for what the brief does not answer */
  passages: readonly number[];
  /** predicted questions that it answers, by their places */
  questions: readonly number[];
  /** how many of the questions predicted for it are of each kind */
  kinds: Partial<Record<QuestionKind, number>>;
  /** it is an endnote */
  isNote: boolean;
  /** a heading is among its passages */
  hasHeading: boolean;
}

/** A passage with what can be told of it beforehand. */
export interface CataloguedPassage {
  paragraph: string;
  /** years and other numbers in it */
  numbers: ReadonlySet<string>;
}

/**
 * Prepares candidates for ranking.
 *
 * @param known all candidates and predicted questions
 * @param lookup the brief
 * @returns the catalogue
 */
export function catalogue({ candidates, questions }: Candidates, lookup: BriefLookup): Catalogue {
  const predicted = candidates.map((): number[] => []);
  for (const [id, question] of questions.entries())
    for (const number of question.candidates) predicted[number]?.push(id);
  const catalogued = candidates.map(({ passages: ids, kinds }, number) => {
    const passages = ids.flatMap((id) => lookup.passage(id) ?? []);
    return {
      passages: passages.map(({ id }) => lookup.position(id)),
      questions: predicted[number] ?? [],
      kinds,
      isNote: passages.length > 0 && passages.every(({ kind }) => kind === 'endnote'),
      hasHeading: passages.some(({ kind }) => kind === 'heading'),
    };
  });
  return {
    candidates: catalogued,
    passagesOfCandidates: pack(catalogued.map(({ passages }) => passages)),
    candidatesOf: pack(questions.map((question) => question.candidates)),
    passagesOf: pack(questions.map((question) => passagesOf(question, catalogued))),
    questions,
    passages: lookup.brief.passages.map(({ paragraph, text }) => ({ paragraph, numbers: new Set(numbersIn(text)) })),
    dated: listDated(questions, (number) => (catalogued[number]?.passages.length ?? 0) > 0),
  };
}

/** The passages of all candidates of a question; most have one, whose own list serves, as there are tens of thousands. */
function passagesOf({ candidates }: PredictedQuestion, catalogued: readonly CataloguedCandidate[]): readonly number[] {
  const [first = [], ...others] = candidates.map((number) => catalogued[number]?.passages ?? []);
  return others.length > 0 ? [first, ...others].flat() : first;
}

function listDated(
  questions: readonly PredictedQuestion[],
  isAnswered: (candidate: number) => boolean,
): DatedQuestions[] {
  const dated = new Map<string, { numbers: readonly string[]; questions: number[] }>();
  for (const [id, { numbers, candidates }] of questions.entries()) {
    if (numbers.length === 0 || candidates.some(isAnswered)) continue;
    const key = numbers.join(' ');
    const known = dated.get(key);
    if (known) known.questions.push(id);
    else dated.set(key, { numbers, questions: [id] });
  }
  return [...dated.values()];
}
