import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import type { Answer, Question } from '../answer/answer.js';
import type { Asker } from '../answer/ask.js';
import { answerSchema, askBody, askQuery, problemSchema } from './contract.js';

const responses = {
  200: { description: 'The answer', content: { 'application/json': { schema: answerSchema } } },
  400: {
    description: 'A field is missing or wrong',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
};

const post = createRoute({
  method: 'post',
  path: '/ask',
  summary: 'Ask the brief a question',
  request: { body: { required: true, content: { 'application/json': { schema: askBody } } } },
  responses,
});

const get = createRoute({
  method: 'get',
  path: '/ask',
  summary: 'Ask the brief a question by a link',
  request: { query: askQuery },
  responses,
});

/**
 * Adds `POST /ask` and `GET /ask`.
 *
 * @param app the server
 * @param ask answers questions
 */
export function addAskRoutes(app: OpenAPIHono, ask: Asker): void {
  app.use('/ask', async (c, next) => {
    const isJson = /^application\/(?:[\w.+-]+\+)?json\b/iu.test(c.req.header('content-type') ?? '');
    if (c.req.method === 'POST' && !isJson)
      throw new HTTPException(415, { message: 'Send JSON, with the header "content-type: application/json".' });
    await next();
  });
  app.openapi(post, async (c) => c.json(await timed(ask, c.req.valid('json'), c.req.raw.signal), 200));
  app.openapi(get, async (c) => {
    const { q, mode } = c.req.valid('query');
    return c.json(await timed(ask, { question: q, history: [], mode }, c.req.raw.signal), 200);
  });
}

async function timed(ask: Asker, question: Question, signal: AbortSignal): Promise<Answer & { tookMs: number }> {
  const started = performance.now();
  const answer = await ask(question, { signal });
  return { ...answer, tookMs: Math.round((performance.now() - started) * 100) / 100 };
}
