import type { BuildListener } from '../../ingest/build/parts.js';
import { readSources } from '../../ingest/origin.js';
import { readPrompts } from '../answer/write/create.js';
import { modelEndpoint } from '../config.js';
import { isFrom } from '../index/manifest.js';
import { type OpenBrief, openIndex, type WritingEngine } from '../index/open.js';
import { chatClient } from '../llm/chat-client.js';
import type { ModelEndpoint } from '../llm/chat-model.js';
import { createTextModel } from '../llm/text-model.js';
import type { Config } from './config.js';
import { loadIndex } from './load-index.js';
import { readManifest } from './manifest.js';
import { readPrompt } from './prompts.js';
import { textEmbeddings } from './text-embeddings.js';

/**
 * Opens the configured brief. Builds its index first, if it is missing or made from something else.
 *
 * @param config the settings
 * @param listener hears how a build goes on
 * @returns the brief, ready to be asked
 * @throws MalformedBriefError, BriefSourceError, EmbeddingModelError or IndexError, each saying what to do
 */
export async function openBrief(config: Config, listener: BuildListener): Promise<OpenBrief> {
  const manifest = await readManifest(config.INDEX_DIR);
  const { origin } = await readSources(config);
  if (!manifest || !isFrom(manifest, origin)) {
    // The pipeline is loaded only when it has work: it would double the time a start takes.
    const { buildIndex } = await import('../../ingest/build/build.js');
    await buildIndex(config, { listener });
  }
  const [index, embeddings] = await Promise.all([
    loadIndex(config.INDEX_DIR),
    textEmbeddings(config, origin.embedding),
  ]);
  const { vectors, questionVectors } = index;
  const embedQuery = (question: string): Promise<number[]> => embeddings.embedQuery(question);
  const endpoint = modelEndpoint(config, 'answer');
  const writing = endpoint && (await openWriting(endpoint, listener));
  return openIndex(index, { questionVectors, sentences: { vectors, embedQuery }, writing });
}

async function openWriting(endpoint: ModelEndpoint, listener: BuildListener): Promise<WritingEngine> {
  return {
    model: createTextModel(chatClient(endpoint), (text) => listener.warning(text)),
    prompts: await readPrompts(readPrompt),
  };
}
