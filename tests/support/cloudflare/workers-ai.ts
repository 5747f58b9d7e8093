import { Hono } from 'hono';
import { readConfig } from '../../../src/node/config.js';
import { LocalEmbeddings } from '../../../src/node/embeddings.js';
import { defaultModelFolder } from '../../../src/node/text-embeddings.js';
import { give, refuse } from './replies.js';

/** The one model that there is: it embeds as the default model does. */
export const STAND_IN_MODEL = '@cf/test/sentence-encoder';

const MAX_TEXTS = 100; // https://developers.cloudflare.com/workers-ai/models/bge-m3/

/** @returns `POST /ai/run/{model}` as the documentation has it, with its limit and its errors */
export async function workersAi(): Promise<Hono> {
  const model = await LocalEmbeddings.load({ model: defaultModelFolder(readConfig({})) });
  return new Hono().post('/ai/run/*', async (c) => {
    const name = c.req.path.split('/ai/run/')[1] ?? '';
    if (name !== STAND_IN_MODEL)
      return refuse(c, { status: 400, code: 5007, message: `No such model ${name} or task` });
    const { text } = await c.req.json<{ text: string[] }>();
    if (text.length > MAX_TEXTS) return refuse(c, { status: 413, code: 3006, message: 'Request is too large' });
    const vectors = await model.embedQueries(text);
    // Not of unit length: the documentation does not promise it.
    const data = vectors.map((vector) => vector.map((value) => 3 * value));
    return give(c, { shape: [data.length, model.dimension], data });
  });
}
