import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Synonyms } from '../../src/language/thesaurus.js';
import { besideBrief } from '../source.js';
import { parseLines } from './lines.js';

const synonymsSchema: z.ZodType<Synonyms> = z.record(
  z.string().regex(/^[a-z]{2,3}$/u),
  z.array(z.string().trim().min(1).max(100)),
);

/** @returns where the synonyms of a brief's words are kept: beside its text */
export function synonymsPath(briefPath: string): string {
  return besideBrief(briefPath, '.synonyms.jsonl');
}

/** @returns the text of the synonyms file beside a brief; empty if there is none */
export async function readSynonyms(briefPath: string): Promise<string> {
  return readFile(synonymsPath(briefPath), 'utf8').catch(() => '');
}

/**
 * Reads a synonyms file.
 *
 * @param text its content, a group of words for the same idea a line, as JSON
 * @param path its path, for errors
 * @returns the groups
 * @throws ExpansionError naming the line that is wrong
 */
export function parseSynonyms(text: string, path: string): Synonyms[] {
  return parseLines(text, path, synonymsSchema);
}
