import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Question } from '../../answer/answer.js';
import type { Asker } from '../../answer/ask.js';
import type { Brief } from '../../brief/brief.js';
import { askBody } from '../contract.js';
import { detailsOf, invalid, problemBody } from '../problem.js';
import { streamEvents } from '../sse.js';
import { chunksOf, completionOf, firstChunk } from './completion.js';
import { chatRequest, type Head, type Model } from './contract.js';
import { readConversation } from './conversation.js';
import { fromProblem, openAiError } from './errors.js';

/** What the routes answer with. */
export interface ChatCompletionsParts {
  ask: Asker;
  brief: Brief;
  /** where unexpected errors are told */
  report: (text: string) => void;
}

/**
 * Adds `GET /v1/models`, `GET /v1/models/{id}` and `POST /v1/chat/completions`: the brief as a model, for programs that
 * speak OpenAI's protocol.
 *
 * @param app the server
 * @param parts see {@link ChatCompletionsParts}
 */
export function addChatCompletions(app: OpenAPIHono, { ask, brief, report }: ChatCompletionsParts): void {
  const model: Model = { id: brief.id, object: 'model', created: 0, owned_by: 'ask-the-brief' };

  app.get('/v1/models', (c) => c.json({ object: 'list', data: [model] }));
  app.get('/v1/models/:id', (c) => (c.req.param('id') === model.id ? c.json(model) : noSuchModel(c)));
  app.post('/v1/chat/completions', async (c) => {
    const body = await c.req.json().catch(() => {
      throw new HTTPException(400, { message: 'The body is not JSON.' });
    });
    const request = chatRequest.safeParse(body);
    if (!request.success) return invalid(c, request.error);
    const { messages, stream, stream_options: options } = request.data;
    if (request.data.model !== undefined && request.data.model !== model.id) return noSuchModel(c);
    const asking = askBody.safeParse(readConversation(messages));
    if (!asking.success) {
      const why = asking.error.issues.map(({ message }) => message).join('; ');
      return c.json(openAiError(400, `The last message of the user ${why}.`, { param: 'messages' }), 400);
    }
    const created = Math.floor(Date.now() / 1000);
    const head: Head = { id: `chatcmpl-${c.get('requestId')}`, created, model: model.id };
    if (stream) return streamAnswer(c, asking.data, head, options?.include_usage ?? false);
    return c.json(completionOf(await ask(asking.data, { signal: c.req.raw.signal }), head));
  });

  function noSuchModel(c: Context): Response {
    const message = `There is no such model here. The model of this server is "${model.id}".`;
    return c.json(openAiError(404, message, { param: 'model', code: 'model_not_found' }), 404);
  }

  function streamAnswer(c: Context, asking: Question, head: Head, withUsage: boolean): Response {
    return streamEvents(c, {
      async work(send, signal) {
        send(data(firstChunk(head, withUsage)));
        const answer = await ask(asking, { signal });
        for (const chunk of chunksOf(answer, head, withUsage)) send(data(chunk));
        send({ data: '[DONE]' });
      },
      failure: (error) => data(fromProblem(problemBody(detailsOf(error, c, report), c.get('requestId')))),
    });
  }
}

function data(content: object): { data: string } {
  return { data: JSON.stringify(content) };
}
