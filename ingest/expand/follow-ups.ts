import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Brief } from '../../src/brief/brief.js';
import { besideBrief } from '../source.js';
import { parseLines } from './lines.js';
import { changedIn, hashesOf } from './questions.js';

/** Questions that go on from what was said, as a line of the follow-ups file. */
export interface FollowUpRecord {
  /** the question before, by language */
  before: Record<string, string>;
  /** the passages that were quoted as its answer, each with the hash of its text */
  after: Record<string, string>;
  /** the passages that answer the follow-up; none if the brief does not */
  passages: Record<string, string>;
  /** the follow-up in several wordings, by language */
  questions: Record<string, string[]>;
}

const text = z.string().trim().min(1).max(500);
const language = z.string().regex(/^[a-z]{2,3}$/u);
const hashes = z.record(z.string(), z.string());
const recordSchema: z.ZodType<FollowUpRecord> = z.strictObject({
  before: z.record(language, text),
  after: hashes,
  passages: hashes,
  questions: z.record(language, z.array(text)),
});

/**
 * Reads the follow-ups beside a brief, from which `npm run fit` learns how conversations go on.
 *
 * @param briefPath path of the brief's text
 * @param brief the brief; records whose passages have changed since are passed over
 * @returns the records; none if there is no such file
 * @throws ExpansionError naming the line that is wrong
 */
export async function readFollowUps(briefPath: string, brief: Brief): Promise<FollowUpRecord[]> {
  const path = besideBrief(briefPath, '.followups.jsonl');
  const lines = await readFile(path, 'utf8').catch(() => '');
  const known = hashesOf(brief);
  return parseLines(lines, path, recordSchema).filter(({ after, passages }) =>
    [after, passages].every((own) => changedIn({ passages: own }, known).length === 0),
  );
}
