import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AnswerSentence, Mode, Question } from '../../answer/answer.js';
import type { Asker } from '../../answer/ask.js';
import type { Brief } from '../../brief/brief.js';
import { askBody } from '../contract.js';
import { detailsOf, invalid, problemBody } from '../problem.js';
import { streamEvents } from '../sse.js';
import { completionOf, firstChunk, lastChunks, textChunk } from './completion.js';
import { chatRequest, type Head, type Model } from './contract.js';
import { readConversation } from './conversation.js';
import { fromProblem, openAiError } from './errors.js';

/** What the routes answer with. */
export interface ChatCompletionsParts {
  ask: Asker;
  brief: Brief;
  /** how answers can be worded: each is a model */
  modes: readonly Mode[];
  /** where unexpected errors are told */
  report: (text: string) => void;
}

/**
 * Adds `GET /v1/models`, `GET /v1/models/{id}` and `POST /v1/chat/completions`: the brief as a model, for programs that
 * speak OpenAI's protocol. It is a model of its own where another language model words its answers.
 *
 * @param app the server
 * @param parts see {@link ChatCompletionsParts}
 */
export function addChatCompletions(app: OpenAPIHono, { ask, brief, modes, report }: ChatCompletionsParts): void {
  const modeOf = new Map(modes.map((mode) => [mode === 'quote' ? brief.id : `${brief.id}:${mode}`, mode]));
  const models = [...modeOf.keys()].map(
    (id): Model => ({ id, object: 'model', created: 0, owned_by: 'ask-the-brief' }),
  );

  app.get('/v1/models', (c) => c.json({ object: 'list', data: models }));
  app.get('/v1/models/:id', (c) => {
    const model = models.find(({ id }) => id === c.req.param('id'));
    return model ? c.json(model) : noSuchModel(c);
  });
  app.post('/v1/chat/completions', async (c) => {
    const body = await c.req.json().catch(() => {
      throw new HTTPException(400, { message: 'The body is not JSON.' });
    });
    const request = chatRequest.safeParse(body);
    if (!request.success) return invalid(c, request.error);
    const { messages, stream, stream_options: options } = request.data;
    const { model = brief.id } = request.data;
    const mode = modeOf.get(model);
    if (!mode) return noSuchModel(c);
    const asking = askBody.safeParse({ ...readConversation(messages), mode });
    if (!asking.success) {
      const why = asking.error.issues.map(({ message }) => message).join('; ');
      return c.json(openAiError(400, `The last message of the user ${why}.`, { param: 'messages' }), 400);
    }
    const created = Math.floor(Date.now() / 1000);
    const head: Head = { id: `chatcmpl-${c.get('requestId')}`, created, model };
    if (stream) return streamAnswer(c, asking.data, head, options?.include_usage ?? false);
    return c.json(completionOf(await ask(asking.data, { signal: c.req.raw.signal }), head));
  });

  function noSuchModel(c: Context): Response {
    const ids = models.map(({ id }) => `"${id}"`).join(' and ');
    const message = `There is no such model here. This server has ${ids}.`;
    return c.json(openAiError(404, message, { param: 'model', code: 'model_not_found' }), 404);
  }

  function streamAnswer(c: Context, asking: Question, head: Head, withUsage: boolean): Response {
    return streamEvents(c, {
      async work(send, signal) {
        send(data(firstChunk(head, withUsage)));
        let written = 0;
        const onSentence = (_: AnswerSentence, text: string): void => {
          send(data(textChunk(text, head, withUsage)));
          written += text.length;
        };
        const answer = await ask(asking, { signal, onSentence });
        for (const chunk of lastChunks(answer, written, head, withUsage)) send(data(chunk));
        send({ data: '[DONE]' });
      },
      failure: (error) => data(fromProblem(problemBody(detailsOf(error, c, report), c.get('requestId')))),
    });
  }
}

function data(content: object): { data: string } {
  return { data: JSON.stringify(content) };
}
