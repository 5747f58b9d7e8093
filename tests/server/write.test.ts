import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerSchema } from '../../src/server/contract.js';
import { run } from '../support/command.js';
import { type ChatRequest, type ModelServer, startModelServer } from '../support/model-server.js';
import { promised } from '../support/promised.js';
import { type RunningServer, startServer } from '../support/server.js';

const QUESTION = 'How many people were extradited under Calderón?';
const TEXT = 'Extraditions rose from 211 under Vicente Fox to 587 under Calderón.';

let model: ModelServer;
let server: RunningServer;
/** what the model does */
let script: (request: ChatRequest) => string | undefined;
const settings = (): Record<string, string> => ({
  LLM_BASE_URL: model.url,
  LLM_MODEL: 'scripted',
  LLM_API_KEY: 'secret',
});

beforeAll(async () => {
  model = await startModelServer((request) => script(request));
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
