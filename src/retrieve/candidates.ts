import type { Brief } from '../brief/brief.js';
import { numbersIn } from '../language/words.js';
import { kindOf, type QuestionKind } from './kinds.js';

/** Passages that answer a question together; none, for what readers ask and the brief does not say. */
export interface Candidate {
  /** ids, in the brief's order */
  passages: string[];
  /** how many of the questions predicted for it are of each kind; kinds not listed have none */
  kinds: Partial<Record<QuestionKind, number>>;
}

/** A question that a reader may ask, predicted at ingest. */
export interface PredictedQuestion {
  text: string;
  /** BCP 47 tag without region */
  language: string;
  /** years and other numbers in it */
  numbers: string[];
  /** the candidates that answer it, each alone, by their places in the list */
  candidates: number[];
}

/** Everything that may answer, and the questions predicted for it. */
export interface Candidates {
  candidates: Candidate[];
  questions: PredictedQuestion[];
}

/** The passages of a candidate, by its place; none for what the brief does not answer. */
export type PassagesOf = (candidate: number) => readonly string[];

/** @returns the passages of each of some candidates */
export function passagesOf({ candidates }: Candidates): PassagesOf {
  return (candidate) => candidates[candidate]?.passages ?? [];
}

/** Questions with the passages that answer them, as `expand` writes them. */
export interface AnsweredQuestions {
  passages: string[];
  /** by language */
  questions: Readonly<Record<string, readonly string[]>>;
}

/**
 * Lists what may answer a question: every passage alone, and the groups of passages for which questions were predicted.
 *
 * @param brief a parsed brief
 * @param predicted questions with the passages that answer them; may be empty
 * @returns candidates with their questions
 */
export function listCandidates(brief: Brief, predicted: readonly AnsweredQuestions[]): Candidates {
  const places = new Map(brief.passages.map(({ id }, place) => [id, place]));
  const inOrder = (ids: readonly string[]): string[] =>
    [...new Set(ids)].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const groups = new Map<string, string[]>(brief.passages.map(({ id }) => [id, [id]]));
  const keys = predicted.map(({ passages }, index) => {
    const ordered = inOrder(passages);
    // Each unanswered record is one of its own: they have nothing in common but that nothing answers them.
    const key = ordered.length > 0 ? ordered.join(' ') : `none ${index}`;
    groups.set(key, ordered);
    return key;
  });
  const numbers = new Map([...groups.keys()].map((key, number) => [key, number]));
  const questions = listQuestions(predicted, (record) => numbers.get(keys[record] ?? '') ?? 0);
  const candidates: Candidate[] = [...groups.values()].map((passages) => ({ passages, kinds: {} }));
  for (const question of questions) {
    const kind = kindOf(question.text);
    for (const number of question.candidates) {
      const kinds: Candidate['kinds'] = candidates[number]?.kinds ?? {};
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
  }
  return { candidates, questions };
}

/** Each question once: one that stands in several records has an answer in each of them. */
function listQuestions(
  predicted: readonly AnsweredQuestions[],
  candidateOf: (record: number) => number,
): PredictedQuestion[] {
  const questions = new Map<string, PredictedQuestion>();
  for (const [record, { questions: byLanguage }] of predicted.entries()) {
    for (const [language, texts] of Object.entries(byLanguage)) {
      for (const text of texts) {
        const key = `${language} ${text}`;
        const candidates = [...new Set([...(questions.get(key)?.candidates ?? []), candidateOf(record)])];
        questions.set(key, { text, language, numbers: numbersIn(text), candidates });
      }
    }
  }
  return [...questions.values()];
}
