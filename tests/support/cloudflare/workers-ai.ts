import { type Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import { readConfig } from '../../../src/node/config.js';
import { LocalEmbeddings } from '../../../src/node/embeddings.js';
import { defaultModelFolder } from '../../../src/node/text-embeddings.js';
import { give, refuse } from './replies.js';

/** The one embedding model that there is: it embeds as the default model does. */
export const STAND_IN_MODEL = '@cf/test/sentence-encoder';

/** The one language model that there is: it says what it is told to say. */
export const STAND_IN_WRITER = '@cf/test/writer';

const MAX_TEXTS = 100; // https://developers.cloudflare.com/workers-ai/models/bge-m3/

/** What a language model is asked: https://developers.cloudflare.com/workers-ai/models/ */
export interface WriterRequest {
  messages: { role: 'system' | 'user' | 'assistant'; content: string }[];
  max_tokens?: number;
  stream?: boolean;
}

/** Says what the language model writes: texts of a stream's events, one after another. */
export type WriterScript = (request: WriterRequest) => AsyncIterable<string> | Iterable<string>;

/**
 * @param script see {@link WriterScript}
 * @returns `POST /ai/run/{model}` as the documentation has it, with its limit and its errors
 */
export async function workersAi(script: WriterScript): Promise<Hono> {
  const model = await LocalEmbeddings.load({ model: defaultModelFolder(readConfig({})) });
  return new Hono().post('/ai/run/*', async (c) => {
    const name = c.req.path.split('/ai/run/')[1] ?? '';
    if (name === STAND_IN_WRITER) return write(c, script);
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

async function write(c: Context, script: WriterScript): Promise<Response> {
  const request = await c.req.json<WriterRequest>();
  if (!request.stream) return refuse(c, { status: 400, code: 5004, message: 'This model is asked to stream here' });
  c.header('content-type', 'text/event-stream');
  return stream(c, async (events) => {
    for await (const text of script(request)) await events.write(text);
  });
}

/** @returns a text as the events of a model, the last one among them; a token of digits is a number there */
export function* tokens(text: string): Iterable<string> {
  for (const [token] of text.matchAll(/[1-9]\d*|[^1-9]{1,7}/gu))
    yield event({ response: /^\d+$/u.test(token) ? Number(token) : token, p: 'abcdefgh' });
  yield event({ response: '', usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } });
  yield 'data: [DONE]\n\n';
}

/** @returns the same as the events of a model that speaks the chat completions protocol, and Cloudflare's own words beside it */
export function* chatTokens(text: string): Iterable<string> {
  for (const [token] of text.matchAll(/.{1,7}/gsu))
    yield event({ response: token, choices: [{ index: 0, delta: { content: token }, finish_reason: null }] });
  yield event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  yield 'data: [DONE]\n\n';
}

/** @returns an event of a stream */
export function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
