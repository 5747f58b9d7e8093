import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** The questions that are asked if no others are given. */
export const SAMPLE = 'bench/questions.jsonl';

const questionSchema = z.object({
  question: z.string(),
  /** parts of the brief's sentences that answer it; any one is enough */
  evidence: z.array(z.string()).default([]),
  history: z.array(z.unknown()).default([]),
});

/** A question with what answers it. */
export type Question = z.output<typeof questionSchema>;

/**
 * Reads questions that stand alone and are answered by the brief: others measure something else.
 *
 * @param file a line of JSON each
 * @returns the questions
 */
export async function readQuestions(file: string): Promise<Question[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return lines
    .map((line) => questionSchema.parse(JSON.parse(line)))
    .filter(({ evidence, history }) => evidence.length > 0 && history.length === 0);
}
