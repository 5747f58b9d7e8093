import { readPrompts } from '../answer/write/create.js';
import type { WritingEngine } from '../index/open.js';
import { chatClient } from '../llm/chat-client.js';
import type { ModelEndpoint } from '../llm/chat-model.js';
import { createTextModel } from '../llm/text-model.js';
import { readPrompt } from './prompts.js';

/**
 * Sets up what words answers.
 *
 * @param endpoint the language model
 * @param warn hears what an operator should know of it
 * @returns see {@link WritingEngine}
 */
export async function openWriting(endpoint: ModelEndpoint, warn: (text: string) => void): Promise<WritingEngine> {
  return { model: createTextModel(chatClient(endpoint), warn), prompts: await readPrompts(readPrompt) };
}
