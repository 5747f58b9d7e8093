import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Question } from '../answer/answer.js';
import type { Asker, AskOptions } from '../answer/ask.js';
import type { TimedAnswer } from '../answer/events.js';
import { wantsEvents } from './accept.js';
import { answerSchema, askBody, askQuery, eventsSchema } from './contract.js';
import { answerAsEvents } from './event-stream.js';
import { answerExamples, eventsExample, questionExamples } from './examples.js';
import { detailsOf, problemBody } from './problem.js';
import { problems, RATE_LIMIT_HEADERS } from './responses.js';

const answered = {
  description: 'The answer: whole, or as an event stream for those who accept `text/event-stream`',
  headers: RATE_LIMIT_HEADERS,
  content: {
    'application/json': { schema: answerSchema, examples: answerExamples },
    'text/event-stream': { schema: eventsSchema, example: eventsExample },
  },
};
const common = { tags: ['Ask'], security: [{}, { key: [] }] };

const post = createRoute({
  ...common,
  method: 'post',
  path: '/ask',
  summary: 'Ask the brief a question',
  request: {
    body: { required: true, content: { 'application/json': { schema: askBody, examples: questionExamples } } },
  },
  responses: { 200: answered, ...problems(400, 401, 403, 413, 415, 429, 500, 503) },
});

const get = createRoute({
  ...common,
  method: 'get',
  path: '/ask',
  summary: 'Ask the brief a question by a link',
  request: { query: askQuery },
  responses: { 200: answered, ...problems(400, 401, 403, 429, 500, 503) },
});

/**
 * Adds `POST /ask` and `GET /ask`.
 *
 * @param app the server
 * @param ask answers questions
 * @param report where unexpected errors are told
 */
export function addAskRoutes(app: OpenAPIHono, ask: Asker, report: (text: string) => void): void {
  app.use('/ask', async (c, next) => {
    const isJson = /^application\/(?:[\w.+-]+\+)?json\b/iu.test(c.req.header('content-type') ?? '');
    if (c.req.method === 'POST' && !isJson)
      throw new HTTPException(415, { message: 'Send JSON, with the header "content-type: application/json".' });
    await next();
  });
  app.openapi(post, (c) => respond(c, c.req.valid('json')));
  app.openapi(get, (c) => {
    const { q, ...rest } = c.req.valid('query');
    return respond(c, { question: q, history: [], ...rest });
  });

  async function respond(c: Context, question: Question): Promise<Response> {
    const isStream = wantsEvents(c);
    c.header('vary', 'accept', { append: true });
    if (c.req.method === 'HEAD')
      return c.body(null, 200, { 'content-type': isStream ? 'text/event-stream' : 'application/json' });
    const answer = (options: AskOptions): Promise<TimedAnswer> => timed(ask, question, options);
    if (!isStream) return c.json(await answer({ signal: c.req.raw.signal }), 200);
    const problemOf = (error: unknown) => problemBody(detailsOf(error, c, report), c.get('requestId'));
    return answerAsEvents(c, { answer, problemOf });
  }
}

async function timed(ask: Asker, question: Question, options: AskOptions): Promise<TimedAnswer> {
  const started = performance.now();
  const answer = await ask(question, options);
  return { ...answer, tookMs: Math.round((performance.now() - started) * 100) / 100 };
}
