import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, MODES } from '../../src/answer/answer.js';
import { createClient } from '../../src/client/index.js';
import { answerSchema } from '../../src/server/contract.js';
import { readWorkerConfig } from '../../src/worker/config.js';
import { EXTRADITED } from '../answer/write-behaviours.js';
import { type StandIn, startStandIn } from '../support/cloudflare/stand-in.js';
import { chatTokens, event, STAND_IN_WRITER, tokens, type WriterRequest } from '../support/cloudflare/workers-ai.js';
import { begin, events, type ModelServer, startModelServer } from '../support/model-server.js';
import { promised } from '../support/promised.js';
import { type RunningWorker, startWorker } from '../support/worker.js';

const TEXT = 'Extraditions to the United States rose from 211 under Vicente Fox to 587 under Calderón.';
const GOOD = written(TEXT);
const TAMPERED = TEXT.replace('587', '857');
const BAD = written(TAMPERED);

function written(text: string): string {
  return JSON.stringify({ sentences: [{ passages: ['p22.s5'], text }] });
}

const modesOf = async ({ url }: RunningWorker) => (await (await fetch(`${url}/healthz`)).json()).modes;

async function ask({ url }: RunningWorker): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ question: EXTRADITED, mode: 'write' });
  return answerSchema.parse(await (await fetch(`${url}/ask`, { method: 'POST', headers, body })).json());
}

const stream = ({ url }: RunningWorker) => createClient({ endpoint: url }).askStream(EXTRADITED, { mode: 'write' });

function expectQuoted(answer: Answer, fallback: string): void {
  expect(answer).toMatchObject({ mode: 'quote', fallback, status: 'answered' });
  expect(answer.answer).toContain('587');
  expect(answer.answer).not.toContain('857');
  expect(answer.citations.map(({ endnote }) => endnote)).toContain(10);
  expect(answer.notice).not.toBe('');
}

describe('a Worker with a language model at an endpoint', () => {
  let model: ModelServer;
  let script: Parameters<typeof startModelServer>[0];
  let worker: RunningWorker;
  beforeAll(async () => {
    model = await startModelServer((request, response) => script(request, response));
  });
  beforeEach(async () => {
    const LLM_TIMEOUT_MS = '8000';
    worker = await startWorker({
      ...{ LLM_BASE_URL: model.url, LLM_MODEL: 'scripted', LLM_API_KEY: 'secret', LLM_TIMEOUT_MS },
    });
  });
  afterEach(() => worker.stop());
  afterAll(() => model.stop());

  test('words answers with their citations, by the prompts that Node has', async () => {
    script = () => GOOD;
    expect(await modesOf(worker)).toEqual(MODES);
    const answer = await ask(worker);
    expect(answer).toMatchObject({ mode: 'write', answer: `${TEXT} [10]`, model: 'scripted', prompt: 'answer@1' });
    expect(answer.citations[0]).toMatchObject({ endnote: 10, passages: [{ id: 'p22.s5' }] });
    expect(model.requests.at(-1)).toMatchObject({ authorization: 'Bearer secret', stream: true, hasForm: true });
    expect(model.requests.at(-1)?.text).toContain('<question>');
  });

  test('is heard sentence by sentence, before the model has finished', async () => {
    const heard = promised<void>();
    script = (_, response) => {
      begin(response);
      response.write(events(GOOD.slice(0, -2)));
      void heard.promise.then(() => response.end('data: [DONE]\n\n')); // it waits for the reader
      return undefined;
    };
    for await (const { event, data } of stream(worker)) {
      if (event === 'sentence') heard.resolve();
      if (event === 'done') expect(data).toMatchObject({ mode: 'write', answer: `${TEXT} [10]` });
    }
    await heard.promise;
  });

  test('quotes where the model says what the brief does not', async () => {
    script = () => BAD;
    expectQuoted(await ask(worker), 'unsupported');
  });

  test.each<[string, string, Parameters<typeof startModelServer>[0]]>([
    ['fails', 'unreachable', (_, response) => void response.writeHead(500).end()],
    ['refuses', 'refused', (_, response) => void response.writeHead(401).end()],
    ['is busy', 'busy', (_, response) => void response.writeHead(429, { 'retry-after': '60' }).end()],
    ['never answers', 'too_slow', () => undefined],
    [
      'breaks off',
      'cut_off',
      (_, response) => void response.write(begin(response) + events(GOOD).slice(0, 300), () => response.destroy()),
    ],
  ])('quotes where it %s, and tells why: %s', async (_, fallback, act) => {
    script = (request, response) => act(request, response) as undefined;
    expectQuoted(await ask(worker), fallback);
    expect(worker.log.join('')).toContain(`language model scripted: ${fallback}`);
    expect(worker.log.join('')).not.toContain('secret');
  });

  test('leaves it alone after three faults, whoever asks', async () => {
    script = (_, response) => void response.writeHead(500).end();
    const before = model.requests.length;
    const reasons: unknown[] = [];
    for (let i = 0; i < 5; i++) reasons.push((await ask(worker)).fallback);
    expect(reasons).toEqual(['unreachable', 'unreachable', 'unreachable', 'paused', 'paused']);
    expect(model.requests.length - before).toBe(3);
  });

  test('stops the model when it finds that the reader has left, and goes on for others', async () => {
    const left = promised<void>();
    const more = ',{"passages":["p22.s5"],"text":"Kingpin targeting was effective in the number of extraditions."}';
    script = (_, response) => {
      response.write(begin(response) + events(GOOD.slice(0, -2)));
      void left.promise.then(() => response.write(events(more))); // workerd finds out when it sends this
      return undefined;
    };
    for await (const { event } of stream(worker)) {
      expect(event).toBe('sentence');
      break;
    }
    left.resolve();
    await expect.poll(() => model.requests.at(-1)?.isLeft, { timeout: 6000 }).toBe(true);
    script = () => GOOD;
    expect((await ask(worker)).mode).toBe('write');
    expect(worker.log.join('')).not.toContain('too_slow');
  });
});

describe('a Worker with a language model of Workers AI', () => {
  let standIn: StandIn;
  let worker: RunningWorker;
  const start = (LLM_MODEL = STAND_IN_WRITER, entrypoints = ['AI']) =>
    startWorker({ LLM_MODEL, LLM_TIMEOUT_MS: '8000' }, { platform: { script: standIn.script, entrypoints } });
  beforeAll(async () => {
    standIn = await startStandIn();
  });
  beforeEach(async () => {
    worker = await start();
  });
  afterEach(async () => {
    standIn.refuse();
    await worker.stop();
  });
  afterAll(() => standIn.stop());

  test.each([
    ['as Cloudflare does', tokens],
    ['as OpenAI does', chatTokens],
  ])('that streams %s words answers with their citations', async (_, eventsOf) => {
    const asked: WriterRequest[] = [];
    standIn.say((request) => {
      asked.push(request);
      return eventsOf(GOOD);
    });
    expect(await modesOf(worker)).toEqual(MODES);
    const answer = await ask(worker);
    expect(answer).toMatchObject({ mode: 'write', answer: `${TEXT} [10]`, model: STAND_IN_WRITER, prompt: 'answer@1' });
    expect(answer.citations[0]).toMatchObject({ endnote: 10, passages: [{ id: 'p22.s5' }] });
    expect(asked[0]?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(asked[0]?.messages[1]?.content).toContain('<question>');
    expect(asked[0]?.max_tokens).toBeGreaterThan(256); // what it writes at the most, if it is not told
  });

  test('quotes where the model says what the brief does not', async () => {
    standIn.say(() => tokens(BAD));
    expectQuoted(await ask(worker), 'unsupported');
  });

  test.each([
    [
      'is out of capacity',
      'busy',
      { status: 429, code: 3040, message: 'No more data centers to forward the request to' },
    ],
    [
      'has no allocation left',
      'busy',
      { status: 429, code: 3036, message: 'You have used up your daily free allocation' },
    ],
    [
      'may not use the model',
      'refused',
      { status: 403, code: 5018, message: 'The account is not allowed to access this model' },
    ],
    ['finds the request too large', 'refused', { status: 413, code: 3006, message: 'Request is too large' }],
    ['lets it time out', 'unreachable', { status: 408, code: 3007, message: 'Request timeout' }],
  ] as const)('quotes where the account %s, and tells why: %s', async (_, fallback, refusal) => {
    standIn.refuse(refusal);
    expectQuoted(await ask(worker), fallback);
    expect(worker.log.join('')).toContain(`${fallback}: ${refusal.code}: ${refusal.message}`);
  });

  test('quotes where there is no such model', async () => {
    const unknown = await start('@cf/test/none');
    expectQuoted(await ask(unknown), 'refused');
    expect(unknown.log.join('')).toContain('5007: No such model @cf/test/none');
    await unknown.stop();
  });

  test.each([
    ['never begins', 'too_slow', () => silence()],
    ['never ends', 'too_slow', () => silence(event({ response: GOOD.slice(0, 40) }))],
    ['writes what is no stream of text', 'unreachable', () => ['data: {"respo\n\n']],
    ['ends half-way', 'unreadable', () => [event({ response: GOOD.slice(0, 40) })]],
    ['writes nothing', 'empty', () => tokens('')],
  ])('quotes where it %s, and tells why: %s', async (_, fallback, script) => {
    standIn.say(script);
    expectQuoted(await ask(worker), fallback);
  });

  test('that is not bound says so to its operator, and quotes', async () => {
    const unbound = await start(STAND_IN_WRITER, []);
    expect(await modesOf(unbound)).toEqual(['quote']);
    expectQuoted(await ask(unbound), 'not_configured');
    expect(unbound.log.join('')).toContain('Workers AI is not bound as AI');
    await unbound.stop();
  });
});

/** Says something, perhaps, and then nothing for longer than anyone waits. */
async function* silence(...said: string[]): AsyncIterable<string> {
  yield* said;
  await new Promise((resolve) => setTimeout(resolve, 10_000).unref());
}

test('half of a model’s settings is told', () => {
  const ASSETS = { fetch: () => Promise.reject(new Error('not asked')) };
  expect(() => readWorkerConfig({ ASSETS, LLM_MODEL: 'qwen3' })).toThrow('set LLM_BASE_URL too');
  expect(() => readWorkerConfig({ ASSETS, LLM_BASE_URL: 'https://llm.example/v1' })).toThrow('set LLM_MODEL too');
  expect(readWorkerConfig({ ASSETS, LLM_MODEL: '@cf/meta/llama' })).toMatchObject({ LLM_MODEL: '@cf/meta/llama' });
});
