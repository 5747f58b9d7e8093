import { join } from 'node:path';
import { type Config, DEFAULT_MODEL } from './config.js';
import type { LocalEmbeddingsOptions } from './embeddings.js';
import type { Origin } from './manifest.js';

/** @returns the folder where the default model is kept */
export function defaultModelFolder({ INDEX_DIR }: Pick<Config, 'INDEX_DIR'>): string {
  return join(INDEX_DIR, 'models', DEFAULT_MODEL);
}

/**
 * Says how to load the model that an index was made with, or is to be made with.
 *
 * @param config the settings; only where models are kept and come from
 * @param embedding the model, as the index's origin names it
 * @returns the options of `LocalEmbeddings.load`
 */
export function embeddingOptions(config: Config, embedding: Origin['embedding']): LocalEmbeddingsOptions {
  const { model, queryPrefix, passagePrefix } = embedding;
  return {
    model: model === DEFAULT_MODEL ? defaultModelFolder(config) : model,
    // The default model is never downloaded: only a model that the operator named may be.
    hub: model === DEFAULT_MODEL ? undefined : config.MODEL_HUB,
    cache: join(config.INDEX_DIR, 'models'),
    queryPrefix,
    passagePrefix,
  };
}
