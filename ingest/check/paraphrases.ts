import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Brief } from '../../src/brief/brief.js';
import { parseLines } from '../expand/lines.js';
import { hashesOf } from '../expand/questions.js';
import { besideBrief } from '../source.js';

/** A true sentence in other words than the brief's, as a line of the paraphrases file. */
export interface Paraphrase {
  /** the passages it rests on, each with the hash of its text */
  passages: Record<string, string>;
  /** BCP 47 tag without region */
  language: string;
  text: string;
  /** written after the rules of the check were settled, so that these know nothing of it */
  unseen?: boolean | undefined;
}

const schema: z.ZodType<Paraphrase> = z.strictObject({
  passages: z.record(z.string(), z.string()),
  language: z.string().regex(/^[a-z]{2,3}$/u),
  text: z.string().trim().min(1).max(1000),
  unseen: z.boolean().optional(),
});

/** @returns where the paraphrases of a brief's sentences are kept: beside its text */
export function paraphrasesPath(briefPath: string): string {
  return besideBrief(briefPath, '.paraphrases.jsonl');
}

/**
 * Reads the paraphrases beside a brief.
 *
 * @param briefPath path of the brief's text
 * @param brief the brief
 * @returns those whose passages are unchanged; none if there is no file
 * @throws ExpansionError naming the line that is wrong
 */
export async function readParaphrases(briefPath: string, brief: Brief): Promise<Paraphrase[]> {
  const path = paraphrasesPath(briefPath);
  const text = await readFile(path, 'utf8').catch(() => '');
  const hashes = hashesOf(brief);
  return parseLines(text, path, schema).filter(({ passages }) =>
    Object.entries(passages).every(([id, hash]) => hashes.get(id) === hash),
  );
}
