import type { ServerResponse } from 'node:http';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { createClient } from '../../src/client/index.js';
import { answerSchema } from '../../src/server/contract.js';
import { run } from '../support/command.js';
import { connect, GENERATIONS } from '../support/mcp.js';
import { begin, type ChatRequest, END, events, type ModelServer, startModelServer } from '../support/model-server.js';
import { promised } from '../support/promised.js';
import { type RunningServer, startServer } from '../support/server.js';

const QUESTION = 'How many people were extradited under Calderón?';
const TEXT = 'Extraditions rose from 211 under Vicente Fox to 587 under Calderón.';

let model: ModelServer;
let server: RunningServer;
/** what the model does */
let script: (request: ChatRequest, response: ServerResponse) => string | undefined;
const settings = (): Record<string, string> => ({
  LLM_BASE_URL: model.url,
  LLM_MODEL: 'scripted',
  LLM_API_KEY: 'secret',
});

beforeAll(async () => {
  model = await startModelServer((request, response) => script(request, response));
  server = await startServer(settings());
});
afterAll(async () => {
  await server.stop();
  await model.stop();
});

const good = (): string => JSON.stringify({ sentences: [{ passages: ['p22.s5'], text: TEXT }] });
const ask = (body: object, signal: AbortSignal | null = null): Promise<Response> =>
  fetch(`${server.url}/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: QUESTION, ...body }),
    signal,
  });

test('a server with a language model says so, and words answers where that is asked for', async () => {
  script = good;
  expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ modes: ['quote', 'write'] });
  const written = answerSchema.parse(await (await ask({ mode: 'write' })).json());
  expect(written).toMatchObject({ mode: 'write', prompt: 'answer@1', model: 'scripted', answer: `${TEXT} [10]` });
  expect(written.citations[0]).toMatchObject({ endnote: 10, passages: [{ id: 'p22.s5' }] });
  const quoted = answerSchema.parse(await (await ask({})).json());
  expect(quoted).toMatchObject({ mode: 'quote' });
  expect(quoted.fallback).toBeUndefined();
});

test('it may be asked for an answer in another language than the question’s', async () => {
  const text = 'Las extradiciones pasaron de 211 con Vicente Fox a 587 con Calderón.';
  script = () => JSON.stringify({ sentences: [{ passages: ['p22.s5'], text }] });
  const written = answerSchema.parse(await (await ask({ mode: 'write', lang: 'es' })).json());
  expect(written).toMatchObject({ mode: 'write', language: 'es', answer: `${text} [10]` });
});

describe('a sentence is heard before the model has finished,', () => {
  type Way = (hear: (text: string) => void) => Promise<Answer>;
  const asBriefModel: Way = async (hear) => {
    const client = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'none', maxRetries: 0 });
    const { data } = await client.models.list();
    const stream = client.chat.completions.stream({
      model: data[1]?.id ?? '',
      messages: [{ role: 'user', content: QUESTION }],
    });
    stream.on('content', (_, whole) => hear(whole.trimEnd()));
    return ((await stream.finalChatCompletion()) as unknown as { ask_the_brief: Answer }).ask_the_brief;
  };
  const asTool =
    (mode: (typeof GENERATIONS)[keyof typeof GENERATIONS]): Way =>
    async (hear) => {
      const client = await connect(new StreamableHTTPClientTransport(new URL('/mcp', server.url)), mode);
      const { structuredContent } = await client.callTool(
        { name: 'ask_brief', arguments: { question: QUESTION, mode: 'write' } },
        { onprogress: ({ message = '' }) => hear(message) },
      );
      await client.close();
      return structuredContent as unknown as Answer;
    };
  const WAYS: Record<string, Way> = {
    'through /ask': async (hear) => {
      const client = createClient({ endpoint: server.url });
      expect(await client.modes()).toEqual(['quote', 'write']);
      for await (const { event, data } of client.askStream(QUESTION, { mode: 'write' })) {
        if (event === 'sentence') hear(`${data.text} [${data.endnotes}]`);
        if (event === 'done') return data;
      }
      throw new Error('there is no end');
    },
    'by whoever takes the brief for a model': asBriefModel,
    'by an assistant of 2026 that calls a tool': asTool(GENERATIONS['of 2026']),
    'by an assistant of 2025 that calls a tool': asTool(GENERATIONS['of 2025']),
  };

  test.each(Object.entries(WAYS))('%s', async (_, way) => {
    const heard = promised<string>();
    script = (_request, response) => {
      begin(response);
      response.write(events(good().slice(0, -2)));
      void heard.promise.then(() => response.end(events(']}') + END)); // it waits for the reader
      return undefined;
    };
    const answer = await way(heard.resolve);
    expect(await heard.promise).toBe(`${TEXT} [10]`);
    expect(answer).toMatchObject({ mode: 'write', answer: `${TEXT} [10]` });
  });
});

test('a client that leaves stops the model', async () => {
  const arrived = promised<ChatRequest>();
  script = (request) => {
    arrived.resolve(request);
    return undefined;
  };
  const client = new AbortController();
  const answer = ask({ mode: 'write' }, client.signal).catch(() => 'left');
  const request = await arrived.promise;
  client.abort();
  expect(await answer).toBe('left');
  await expect.poll(() => request.isLeft).toBe(true);
});

test('the terminal asks the same way', async () => {
  script = good;
  const { out } = await run('src/node/ask.ts', ['--write', QUESTION], settings());
  expect(out).toContain(`${TEXT} [10]`);
  const down = await run('src/node/ask.ts', ['--write', QUESTION], {
    ...settings(),
    LLM_BASE_URL: 'http://127.0.0.1:9/v1',
  });
  expect(down.out).toContain('a total of 587');
  expect(down.out).toContain('The language model cannot be reached');
  expect(down.err).toContain('unreachable');
});

test('half of a model’s settings is told at the start', async () => {
  const { err, code } = await run('src/node.ts', [], { LLM_MODEL: 'scripted', PORT: '0' });
  expect(code).toBe(1);
  expect(err).toContain('LLM_BASE_URL');
});
