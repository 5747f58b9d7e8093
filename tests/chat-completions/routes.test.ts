import { beforeAll, describe, expect, test } from 'vitest';
import type { AskOptions } from '../../src/answer/ask.js';
import { createApp } from '../../src/server/app.js';
import { type OpenBrief, opened } from '../support/brief.js';

const FRIEND = 'https://friend.example';
const QUESTION = { messages: [{ role: 'user', content: 'Who was Camarena?' }] };

let brief: OpenBrief;
const reports: string[] = [];
beforeAll(async () => {
  brief = await opened();
});

const appWith = (parts: Partial<OpenBrief> = {}) =>
  createApp({ ...brief, ...parts, allowedOrigins: [FRIEND], report: (text) => void reports.push(text) });
const failing = () => appWith({ ask: () => Promise.reject(new Error('secret path')) });

const post = (body: unknown, headers: Record<string, string> = {}, app = appWith()) =>
  app.request('/v1/chat/completions', {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const errorOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('x-request-id')).not.toBe('');
  const { error } = await response.json();
  expect(Object.keys(error).sort()).toEqual(['code', 'message', 'param', 'type']);
  return error;
};

describe('a chat program', () => {
  test('may leave out the model, and send whatever else it sends to language models', async () => {
    const others = { temperature: 0.2, max_tokens: 5, tools: [], n: 1, user: 'x', response_format: { type: 'text' } };
    const response = await post({ ...QUESTION, ...others, stream: null, stream_options: null });
    expect(response.status).toBe(200);
    expect((await response.json()).model).toBe('citizens-security-first');
  });

  test('in a page of an allowed site may send the headers that its client adds', async () => {
    const response = await appWith().request('/v1/chat/completions', {
      method: 'OPTIONS',
      headers: {
        ...{ origin: FRIEND, 'access-control-request-method': 'POST' },
        'access-control-request-headers': 'authorization,x-stainless-lang',
      },
    });
    expect(response.headers.get('access-control-allow-headers')).toContain('x-stainless-lang');
  });
});

describe("an error has OpenAI's shape", () => {
  test.each([
    ['broken JSON', '{"messages"', 400],
    ['a body that is no object', '[]', 400],
    ['messages that are none', { messages: 'x' }, 400],
    ['a message without a role', { messages: [{ content: 'x' }] }, 400],
    ['a body that is too large', { messages: [{ role: 'user', content: 'x'.repeat(600_000) }] }, 413],
  ])('%s', async (_, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await errorOf(response)).toMatchObject({ type: 'invalid_request_error' });
  });

  test('a wrong field is named', async () => {
    expect(await errorOf(await post({ ...QUESTION, stream: 'yes' }))).toMatchObject({ param: 'stream' });
  });

  test('a site that may not ask can read why', async () => {
    const response = await post(QUESTION, { origin: 'https://stranger.example' });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://stranger.example');
    expect((await errorOf(response)).message).toContain('ALLOWED_ORIGINS');
  });

  test('an address that does not exist', async () => {
    const response = await appWith().request('/v1/embeddings', { method: 'POST' });
    expect(response.status).toBe(404);
    expect((await errorOf(response)).message).toContain('/v1/embeddings');
  });

  test('an unexpected one shows nothing of its inside', async () => {
    const response = await post(QUESTION, {}, failing());
    expect(response.status).toBe(500);
    const { message, type } = await errorOf(response);
    expect(type).toBe('server_error');
    expect(message).not.toContain('secret');
    expect(reports.join()).toContain('secret path');
  });

  test('in a stream that has begun too', async () => {
    const text = await (await post({ ...QUESTION, stream: true }, {}, failing())).text();
    const events = (text.match(/(?<=^data: ).+$/gmu) ?? []).map((data) => JSON.parse(data));
    expect(events).toMatchObject([{ object: 'chat.completion.chunk' }, { error: { type: 'server_error' } }]);
    expect(text).not.toContain('secret');
  });
});

test('a reader who leaves a stream stops the work', async () => {
  const signals: AbortSignal[] = [];
  const ask = (_: unknown, { signal }: AskOptions = {}) =>
    new Promise<never>((_resolve, reject) => {
      if (!signal) return;
      signals.push(signal);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const response = await post({ ...QUESTION, stream: true }, {}, appWith({ ask }));
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});
