import { HTTPException } from 'hono/http-exception';
import { DEFAULT_MODEL } from '../config.js';
import { embedByWorkersAi, isWorkersAi } from '../embedding/workers-ai.js';
import { createTextEncoder } from '../encoder/text-encoder.js';
import { IndexError } from '../index/manifest.js';
import type { Engine } from '../index/open.js';
import { readVerified } from '../index/verify.js';
import type { Platform } from './bindings.js';
import { ENCODER_FILES, type WorkerManifest } from './manifest.js';

/**
 * Prepares the model that an index was made with: it alone gives vectors that can be compared with those of the index.
 *
 * @param manifest the index's
 * @param platform see {@link Platform}
 * @returns gives the vector of a question; rejects with a 503 if Workers AI does not answer
 * @throws IndexError if the model is none that runs here, its files are damaged, or Workers AI is not bound
 */
export async function createEmbedder(
  { embedding: { model, queryPrefix }, files }: WorkerManifest,
  { bindings, place, kernel }: Platform,
): Promise<Engine['embedQuery']> {
  if (model === DEFAULT_MODEL) {
    const encode = createTextEncoder(await readVerified(ENCODER_FILES, files, place), kernel);
    return async (question) => encode(`${queryPrefix}${question}`);
  }
  const { AI: ai } = bindings;
  if (!isWorkersAi(model)) throw new IndexError(`A Worker cannot run the embedding model "${model}".`);
  if (!ai) throw new IndexError(`This index was made with ${model}: bind Workers AI as AI in wrangler.toml.`);
  return async (question) => {
    const embedded = embedByWorkersAi((name, inputs) => ai.run(name, inputs), model, [`${queryPrefix}${question}`]);
    const [vector = []] = await embedded.catch((cause) => {
      throw new HTTPException(503, { message: 'The embedding model does not answer. Ask again later.', cause });
    });
    return vector;
  };
}
