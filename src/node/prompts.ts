import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Prompt, parsePrompt } from '../llm/prompt.js';

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
