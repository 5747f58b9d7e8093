import type { BriefLookup } from '../../brief/lookup.js';
import type { Prompt } from '../../llm/prompt.js';
import type { TextModel } from '../../llm/text-model.js';
import type { Checker } from '../check/check.js';
import { createContextualiser } from './contextualise.js';
import type { Wording } from './wording.js';
import { createWriter } from './write.js';

/** The prompts of write mode. */
export const WRITE_PROMPTS = ['answer.md', 'again.md', 'contextualise.md'] as const;

/** What write mode needs. */
export interface WordingParts {
  lookup: BriefLookup;
  checker: Checker;
  model: TextModel;
  /** by the names of their files in `prompts/` */
  prompts: Readonly<Record<(typeof WRITE_PROMPTS)[number], Prompt>>;
}

/**
 * Gets the prompts of write mode.
 *
 * @param read gets one by the name of its file
 * @returns all of them
 */
export async function readPrompts(
  read: (name: (typeof WRITE_PROMPTS)[number]) => Promise<Prompt>,
): Promise<WordingParts['prompts']> {
  const prompts = await Promise.all(WRITE_PROMPTS.map(async (name) => [name, await read(name)] as const));
  return Object.fromEntries(prompts) as WordingParts['prompts'];
}

/**
 * Sets up write mode. Runs wherever the index does.
 *
 * @param parts see {@link WordingParts}
 * @returns what words answers
 */
export function createWording({ lookup, checker, model, prompts }: WordingParts): Wording {
  const answer = prompts['answer.md'];
  return {
    write: createWriter({ lookup, checker, model, answer, again: prompts['again.md'] }),
    contextualise: createContextualiser(model, prompts['contextualise.md']),
    prompt: answer.id,
    model: model.name,
  };
}
