import { HTTPException } from 'hono/http-exception';
import { DEFAULT_MODEL } from '../config.js';
import { embedByWorkersAi } from '../embedding/workers-ai.js';
import { createTextEncoder } from '../encoder/text-encoder.js';
import type { SentenceSearch } from '../index/open.js';
import { readVerified } from '../index/verify.js';
import { isWorkersAi } from '../workers-ai.js';
import type { Platform } from './bindings.js';
import { ENCODER_FILES, type WorkerManifest } from './manifest.js';

/**
 * Prepares the model that an index was made with: it alone gives vectors that can be compared with those of the index.
 *
 * @param manifest the index's
 * @param platform see {@link Platform}
 * @returns gives the vector of a question, and rejects with a 503 if Workers AI does not answer; undefined if the model is
 *   none that runs here, or Workers AI is not bound
 * @throws IndexError if the model's files are damaged
 */
export async function createEmbedder(
  { embedding: { model, queryPrefix }, files }: WorkerManifest,
  { bindings, place, kernel }: Platform,
): Promise<SentenceSearch['embedQuery'] | undefined> {
  if (model === DEFAULT_MODEL) {
    const encode = createTextEncoder(await readVerified(ENCODER_FILES, files, place), kernel);
    return async (question) => encode(`${queryPrefix}${question}`);
  }
  const { AI: ai } = bindings;
  if (!ai || !isWorkersAi(model)) return undefined;
  return async (question) => {
    const embedded = embedByWorkersAi((name, inputs) => ai.run(name, inputs), model, [`${queryPrefix}${question}`]);
    const [vector = []] = await embedded.catch((cause) => {
      throw new HTTPException(503, { message: 'The embedding model does not answer. Ask again later.', cause });
    });
    return vector;
  };
}
