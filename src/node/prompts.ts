import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Prompt, PromptError, parsePrompt } from '../llm/prompt.js';

const FOLDER = 'prompts';

/**
 * Reads a prompt from `prompts/`.
 *
 * @param name the file's name
 * @returns the prompt
 * @throws PromptError if it is not of the documented form
 */
export async function readPrompt(name: string): Promise<Prompt> {
  return parsePrompt(await readFile(join(FOLDER, name), 'utf8'), name);
}

const READERS = 'readers.json';
const readersSchema = z.array(z.string().trim().min(1)).min(1);

/**
 * Reads who asks, from `prompts/readers.json`.
 *
 * @returns each reader, in words
 * @throws PromptError if it is not a list of texts
 */
export async function readReaders(): Promise<string[]> {
  const readers = readersSchema.safeParse(JSON.parse(await readFile(join(FOLDER, READERS), 'utf8')));
  if (readers.success) return readers.data;
  throw new PromptError(`prompts/${READERS}: ${z.prettifyError(readers.error)}`);
}
