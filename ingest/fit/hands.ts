import type { AnsweredQuestions, Candidates } from '../../src/retrieve/candidates.js';

/** The records that a question stands in: each was written by one hand, as one reader might word the same thing. */
export interface Hands {
  /** place of the first record that a question stands in */
  recordOf(question: number): number;
  /** questions of all records that a question stands in, itself among them */
  siblingsOf(question: number): readonly number[];
}

/**
 * Tells which predicted questions were written together.
 *
 * @param known the questions, each once
 * @param records the records that they are from
 * @returns look-ups by the place of a question
 */
export function handsOf({ questions }: Candidates, records: readonly AnsweredQuestions[]): Hands {
  const keyOf = (language: string, text: string): string => `${language} ${text}`;
  const places = new Map(questions.map(({ language, text }, place) => [keyOf(language, text), place]));
  const members = records.map(({ questions: byLanguage }) =>
    Object.entries(byLanguage).flatMap(([language, texts]) =>
      texts.flatMap((text) => places.get(keyOf(language, text)) ?? []),
    ),
  );
  const recordsOf = questions.map((): number[] => []);
  for (const [record, own] of members.entries()) for (const question of own) recordsOf[question]?.push(record);
  return {
    recordOf: (question) => recordsOf[question]?.[0] ?? 0,
    siblingsOf: (question) => (recordsOf[question] ?? []).flatMap((record) => members[record] ?? []),
  };
}
