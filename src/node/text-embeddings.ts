import { join } from 'node:path';
import { DEFAULT_MODEL } from '../config.js';
import type { TextEmbeddings } from '../embedding/embeddings.js';
import { embedByWorkersAi } from '../embedding/workers-ai.js';
import type { Origin } from '../index/manifest.js';
import { isWorkersAi } from '../workers-ai.js';
import { cloudflareApi, json } from './cloudflare.js';
import type { Config } from './config.js';
import { LocalEmbeddings } from './embeddings.js';

/** Texts are split so that any of its models reads them whole; the smallest read 512 tokens. */
const WORKERS_AI_TOKENS = 512;
const CHARACTERS_A_TOKEN = 3; // rather too few: English and Spanish have 4 or 5

/** @returns the folder where the default model is kept */
export function defaultModelFolder({ INDEX_DIR }: Pick<Config, 'INDEX_DIR'>): string {
  return join(INDEX_DIR, 'models', DEFAULT_MODEL);
}

/**
 * Loads the model that an index was made with, or is to be made with.
 *
 * @param config the settings; only where models are kept and come from
 * @param embedding the model, as the index's origin names it
 * @returns the model, ready to use
 * @throws EmbeddingModelError, ConfigError or WorkersAiError, each saying what to do
 */
export async function textEmbeddings(config: Config, embedding: Origin['embedding']): Promise<TextEmbeddings> {
  const { model, queryPrefix, passagePrefix } = embedding;
  if (isWorkersAi(model)) return connectWorkersAi(config, embedding);
  return LocalEmbeddings.load({
    model: model === DEFAULT_MODEL ? defaultModelFolder(config) : model,
    // The default model is never downloaded: only a model that the operator named may be.
    hub: model === DEFAULT_MODEL ? undefined : config.MODEL_HUB,
    cache: join(config.INDEX_DIR, 'models'),
    queryPrefix,
    passagePrefix,
  });
}

/** A model of Workers AI, by its REST API: https://developers.cloudflare.com/workers-ai/get-started/rest-api/ */
async function connectWorkersAi(config: Config, embedding: Origin['embedding']): Promise<TextEmbeddings> {
  const api = cloudflareApi(config);
  const run = (model: string, inputs: object): Promise<unknown> =>
    api({ path: `/ai/run/${model}`, body: json(inputs) });
  const embed = (prefix: string, texts: readonly string[]): Promise<number[][]> =>
    embedByWorkersAi(
      run,
      embedding.model,
      texts.map((text) => `${prefix}${text}`),
    );
  const embedQueries = (questions: readonly string[]): Promise<number[][]> => embed(embedding.queryPrefix, questions);
  const embedQuery = async (question: string): Promise<number[]> => (await embedQueries([question]))[0] as number[];
  const { length: dimension } = await embedQuery('How long are its vectors?');
  return {
    dimension,
    maxTokens: WORKERS_AI_TOKENS,
    countTokens: (text) => Math.ceil(text.length / CHARACTERS_A_TOKEN),
    embedQuery,
    embedQueries,
    embedDocuments: (texts) => embed(embedding.passagePrefix, texts),
  };
}
