import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Brief } from '../../src/brief/brief.js';
import { sha256 } from '../../src/node/manifest.js';
import type { AnsweredQuestions } from '../../src/retrieve/candidates.js';
import type { Problem } from '../parse/problems.js';
import { besideBrief } from '../source.js';
import { parseLines } from './lines.js';

/** Questions with the passages that answer them, as a line of the questions file. */
export interface QuestionRecord {
  /** the passages, each with the hash of its text; none for questions that the brief does not answer */
  passages: Record<string, string>;
  /** by language, a BCP 47 tag without region */
  questions: Record<string, string[]>;
}

const questionSchema = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .transform((text) => text.replaceAll(/\s+/gu, ' ')); // a line breaks no question in two

const recordSchema = z.strictObject({
  passages: z.record(z.string(), z.string()),
  questions: z.record(z.string().regex(/^[a-z]{2,3}$/u), z.array(questionSchema)),
});

/** @returns where the questions of a brief are kept: beside its text */
export function questionsPath(briefPath: string): string {
  return besideBrief(briefPath, '.questions.jsonl');
}

/** @returns the text of the questions file beside a brief; empty if there is none */
export async function readQuestions(briefPath: string): Promise<string> {
  return readFile(questionsPath(briefPath), 'utf8').catch(() => '');
}

/** @returns the hash of a passage's text by which a record knows it */
export function hashOf(text: string): string {
  return sha256(text).slice(0, 8);
}

/** @returns the hashes of a brief's passages, by id */
export function hashesOf({ passages }: Brief): ReadonlyMap<string, string> {
  return new Map(passages.map(({ id, text }) => [id, hashOf(text)]));
}

/** @returns the ids of a record's passages that are not as they were when it was written; `hashes` as {@link hashesOf} gives them */
export function changedIn(
  { passages }: Pick<QuestionRecord, 'passages'>,
  hashes: ReadonlyMap<string, string>,
): string[] {
  return Object.keys(passages).filter((id) => hashes.get(id) !== passages[id]);
}

/**
 * Reads a questions file.
 *
 * @param text its content, one JSON record a line
 * @param path its path, for errors
 * @returns its records
 * @throws ExpansionError naming the line that is wrong
 */
export function parseQuestions(text: string, path: string): QuestionRecord[] {
  return parseLines(text, path, recordSchema);
}

/** @returns a record as a line of the questions file */
export function lineOf(record: QuestionRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/**
 * Keeps the records that fit a brief as it is now.
 *
 * @param records any records
 * @param brief the brief
 * @returns those whose passages are unchanged, and a warning for each that is out of date
 */
export function matchQuestions(
  records: readonly QuestionRecord[],
  brief: Brief,
): { predicted: AnsweredQuestions[]; warnings: Problem[] } {
  const hashes = hashesOf(brief);
  const predicted: AnsweredQuestions[] = [];
  const warnings: Problem[] = [];
  records.forEach((record, index) => {
    const changed = changedIn(record, hashes);
    if (changed.length === 0) predicted.push({ passages: Object.keys(record.passages), questions: record.questions });
    else {
      const message = `passages ${changed.join(', ')} have changed since their questions were written: run "npm run expand" to write these anew`;
      warnings.push({ severity: 'warning', line: index + 1, message });
    }
  });
  return { predicted, warnings };
}
