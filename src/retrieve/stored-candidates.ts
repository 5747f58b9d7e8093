import { joinLines, splitLines } from '../language/lines.js';
import type { Candidate, Candidates, PredictedQuestion } from './candidates.js';
import { type PackedLists, pack, unpack } from './packed-lists.js';

/** What is stored of candidates: their questions by column, since a start reads tens of thousands of them. */
export interface StoredCandidates {
  candidates: Candidate[];
  /** the questions' texts, a line each */
  texts: string;
  /** the languages that they are of */
  languages: string[];
  /** by question: the place of its language */
  languagePlaces: Uint8Array;
  /** by question, a line each: years and other numbers in it, separated by spaces */
  numbers: string;
  /** by question: the candidates that answer it */
  answering: PackedLists;
}

/** @returns candidates as they are stored */
export function storeCandidates({ candidates, questions }: Candidates): StoredCandidates {
  const languages = [...new Set(questions.map(({ language }) => language))];
  return {
    candidates,
    texts: joinLines(questions.map(({ text }) => text)),
    languages,
    languagePlaces: Uint8Array.from(questions, ({ language }) => languages.indexOf(language)),
    numbers: joinLines(questions.map(({ numbers }) => numbers.join(' '))),
    answering: pack(questions.map((question) => question.candidates)),
  };
}

/** @returns candidates as {@link storeCandidates} was given them */
export function readCandidates({
  candidates,
  texts,
  languages,
  languagePlaces,
  numbers,
  answering,
}: StoredCandidates): Candidates {
  const candidatesOf = unpack(answering);
  const numbersOf = splitLines(numbers);
  const questions = splitLines(texts).map((text, id): PredictedQuestion => {
    const own = numbersOf[id];
    return {
      text,
      language: languages[languagePlaces[id] ?? 0] ?? '',
      numbers: own ? own.split(' ') : [],
      candidates: candidatesOf[id] ?? [],
    };
  });
  return { candidates, questions };
}
