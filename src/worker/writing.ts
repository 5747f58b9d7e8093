import { readPrompts, type WRITE_PROMPTS } from '../answer/write/create.js';
import { modelEndpoint, modelTimeout } from '../config.js';
import type { WritingEngine } from '../index/open.js';
import type { ModelClient } from '../llm/client.js';
import { createTextModel } from '../llm/text-model.js';
import { workersAiClient } from '../llm/workers-ai-client.js';
import type { WorkersAi } from './bindings.js';
import { isForWorkersAi, type WorkerConfig } from './config.js';

/** The prompts of write mode as texts, by the names of their files. */
export type PromptTexts = Readonly<Record<(typeof WRITE_PROMPTS)[number], string>>;

/** What write mode is made from on Workers. */
export interface WritingParts {
  /** Workers AI, where it is bound */
  ai: WorkersAi | undefined;
  prompts: PromptTexts;
  /** where faults are told to the operator */
  report: (text: string) => void;
}

/**
 * Sets up write mode, if a language model is configured that can be reached. LangChain is loaded only then: a Worker has a
 * second to start.
 *
 * @param config the settings
 * @param parts see {@link WritingParts}
 * @returns what words answers; undefined without a language model
 */
export async function openWriting(
  config: WorkerConfig,
  { ai, prompts, report }: WritingParts,
): Promise<WritingEngine | undefined> {
  const client = await openClient(config, ai, report);
  if (!client) return undefined;
  const { parsePrompt } = await import('../llm/prompt.js');
  return {
    model: createTextModel(client, report),
    prompts: await readPrompts(async (name) => parsePrompt(prompts[name], name)),
  };
}

async function openClient(
  config: WorkerConfig,
  ai: WorkersAi | undefined,
  report: WritingParts['report'],
): Promise<ModelClient | undefined> {
  if (isForWorkersAi(config)) {
    const { LLM_MODEL: model } = config;
    const timeoutMs = modelTimeout(config, 'answer');
    if (ai) return workersAiClient({ model, timeoutMs, run: (...request) => ai.run(...request) });
    report(`LLM_MODEL is ${model}, but Workers AI is not bound as AI, so answers are quoted.`);
    return undefined;
  }
  const endpoint = modelEndpoint(config, 'answer');
  return endpoint && (await import('../llm/chat-client.js')).chatClient(endpoint);
}
