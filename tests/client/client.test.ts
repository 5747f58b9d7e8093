import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { TimedAnswer } from '../../src/answer/events.js';
import { type AskEvent, createClient, ProblemError, ResponseError } from '../../src/client/index.js';
import type { answerSchema } from '../../src/server/contract.js';
import { eventsExample } from '../../src/server/examples.js';
import { type RunningServer, startServer } from '../support/server.js';

const QUESTION = 'How many people were extradited under Calderón?';
const KEY = 'a-key-of-thirty-two-characters-0';
let open: RunningServer;
let guarded: RunningServer;
beforeAll(async () => {
  const guards = { API_KEYS: KEY, RATE_LIMIT: '2', RATE_LIMIT_WINDOW_S: '3600' };
  [open, guarded] = await Promise.all([startServer(), startServer(guards)]);
});
afterAll(() => Promise.all([open.stop(), guarded.stop()]));

const collect = async (events: AsyncIterable<AskEvent>): Promise<AskEvent[]> => {
  const all: AskEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
};
const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error) => error,
  );

describe('the client', () => {
  test('asks, and goes on from what was said', async () => {
    const client = createClient({ endpoint: open.url });
    expect(await client.modes()).toEqual(['quote']);
    const first = await client.ask(QUESTION);
    expect(first.answer).toContain('587');
    const history = [{ question: first.question, answer: first.answer }];
    const second = await client.ask('and under Fox?', { history, mode: 'quote' });
    expect(second.answer).toContain('211');
  });

  test('gives an answer part by part, the whole at the end', async () => {
    const events = await collect(createClient({ endpoint: `${open.url}/` }).askStream(QUESTION));
    const last = events.at(-1);
    if (last?.event !== 'done') throw new Error('the stream has no end');
    const { sentences, citations } = last.data;
    expect(events.slice(0, -1)).toEqual([
      ...sentences.map((data) => ({ event: 'sentence', data })),
      { event: 'citations', data: citations },
    ]);
    expect(last.data.answer).toContain('587');
  });

  test('finds questions to ask, in the reader’s language', async () => {
    const client = createClient({ endpoint: open.url });
    expect(await client.suggestions()).toHaveLength(3);
    for (const question of await client.suggestions({ lang: 'es' })) expect(question).toMatch(/^¿/u);
  });

  test('says what a server says is wrong, as a typed error', async () => {
    const client = createClient({ endpoint: open.url });
    for (const asked of [client.ask('  '), collect(client.askStream('  '))]) {
      const error = await errorOf(asked);
      if (!(error instanceof ProblemError)) throw error;
      expect(error).toMatchObject({ status: 400, message: error.detail, requestId: error.problem.requestId });
      expect(error.problem.errors).toEqual([{ field: 'question', message: 'must not be empty' }]);
      expect(error.retryAfter).toBeUndefined();
    }
  });

  test('sends its key, and says when to ask again', async () => {
    expect(await errorOf(createClient({ endpoint: guarded.url }).ask(QUESTION))).toMatchObject({ status: 401 });
    const client = createClient({ endpoint: guarded.url, apiKey: KEY });
    expect((await client.ask(QUESTION)).status).toBe('answered');
    const error = await errorOf(client.ask(QUESTION));
    expect(error).toMatchObject({ name: 'ProblemError', status: 429 });
    expect((error as ProblemError).retryAfter).toBeGreaterThan(0);
  });

  test('stops when it is told to', async () => {
    const stop = AbortSignal.abort(new Error('enough'));
    const client = createClient({ endpoint: open.url });
    for (const asked of [client.ask(QUESTION, { signal: stop }), collect(client.askStream(QUESTION, { signal: stop }))])
      expect(await errorOf(asked)).toMatchObject({ message: 'enough' });
  });

  test('tells that nobody answers as fetch does', async () => {
    expect(await errorOf(createClient({ endpoint: 'http://127.0.0.1:9' }).ask(QUESTION))).toBeInstanceOf(TypeError);
    expect(() => createClient({ endpoint: 'nowhere' })).toThrow(TypeError);
  });
});

describe('what is no answer of the API', () => {
  let server: Server;
  let endpoint: string;
  let sent: { status?: number; type?: string; headers?: Record<string, string>; body: string };
  let left: Promise<unknown>;
  beforeAll(async () => {
    server = createServer((_, response) => {
      left = once(response, 'close');
      response.writeHead(sent.status ?? 200, { 'content-type': sent.type ?? 'text/event-stream', ...sent.headers });
      response.write(sent.body);
      if (!sent.headers?.['x-open']) response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  const streamed = (): Promise<AskEvent[]> => collect(createClient({ endpoint }).askStream(QUESTION));

  test.each([
    ['a page', { type: 'text/html', body: '<p>Hello</p>' }],
    ['an error page of a proxy', { status: 502, type: 'text/html', body: '<p>Bad gateway</p>' }],
    ['JSON of something else', { type: 'application/json', body: '{"answer":42}' }],
    ['null', { type: 'application/json', body: 'null' }],
    ['an event that is no JSON', { body: 'event: sentence\ndata: {\n\n' }],
    ['an event that lacks a field', { body: 'event: sentence\ndata: {"text":"x"}\n\n' }],
    ['an answer with another kind of support', { body: eventsExample.replaceAll('"direct"', '"firm"') }],
    ['a stream that breaks off', { body: eventsExample.split('event: done')[0] ?? '' }],
    ['an empty stream', { body: '' }],
  ])('%s is told as an error, and never taken for one', async (_, what) => {
    sent = what;
    expect(await errorOf(streamed())).toBeInstanceOf(ResponseError);
  });

  test('a connection that is cut in the middle is told as an answer that broke off', async () => {
    sent = { headers: { 'x-open': 'yes' }, body: eventsExample.split('event: citations')[0] ?? '' };
    const events = createClient({ endpoint }).askStream(QUESTION)[Symbol.asyncIterator]();
    await events.next();
    await events.next();
    server.closeAllConnections();
    expect(await errorOf(events.next())).toMatchObject({
      name: 'ResponseError',
      message: expect.stringMatching(/broke off/u),
    });
  });

  test('kinds of events that a later version may add are passed over', async () => {
    sent = { body: `: a comment\n\nevent: weather\ndata: rain\n\ndata: nothing\n\n${eventsExample}` };
    expect((await streamed()).map(({ event }) => event)).toEqual(['sentence', 'sentence', 'citations', 'done']);
  });

  test('an answer in JSON is taken from a server that does not stream', async () => {
    sent = { type: 'application/json', body: eventsExample.split('event: done\ndata: ')[1] ?? '' };
    expect((await streamed()).map(({ event }) => event)).toEqual(['done']);
  });

  test('an error in the middle is the server’s own word', async () => {
    const problem = { type: 'about:blank', title: 'Broken', status: 500, detail: 'Ask again.', requestId: 'r1' };
    sent = { body: `event: error\ndata: ${JSON.stringify(problem)}\n\n` };
    expect(await errorOf(streamed())).toMatchObject({ name: 'ProblemError', detail: 'Ask again.', requestId: 'r1' });
  });

  test('a date to ask again at is read as seconds', async () => {
    const problem = { type: 'about:blank', title: 'Busy', status: 503, detail: 'Busy.', requestId: 'r1' };
    const headers = { 'retry-after': new Date(Date.now() + 30_000).toUTCString() };
    sent = { status: 503, type: 'application/problem+json', headers, body: JSON.stringify(problem) };
    const { retryAfter } = (await errorOf(streamed())) as ProblemError;
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(30);
  });

  test('leaving the loop hangs up, so that the server stops too', async () => {
    sent = { headers: { 'x-open': 'yes' }, body: eventsExample.split('event: citations')[0] ?? '' };
    for await (const { event } of createClient({ endpoint }).askStream(QUESTION)) {
      expect(event).toBe('sentence');
      break;
    }
    await left;
  });
});

test('the client’s types are those that the server validates', () => {
  expectTypeOf<z.output<typeof answerSchema>>().toEqualTypeOf<TimedAnswer>();
});
