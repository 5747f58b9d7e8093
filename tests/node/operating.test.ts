import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../support/server.js';

const QUESTION = 'Who was Camarena, and what became of him?';
const SECRET = 'a-key-of-thirty-two-characters-0';

const ask = (server: RunningServer, init: RequestInit = {}) =>
  fetch(`${server.url}/ask?q=${encodeURIComponent(QUESTION)}`, init);
const chat = (server: RunningServer) =>
  fetch(`${server.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: QUESTION }] }),
  });

/** @returns the lines of the log about requests, once there are so many */
async function logged(server: RunningServer, count: number) {
  const lines = () => server.output().match(/^\{.*\}$/gmu) ?? [];
  await expect.poll(() => lines().length).toBe(count);
  return lines().map((line) => JSON.parse(line));
}

describe('what an operator reads', () => {
  test('is a line of JSON for each request, with its id, and never what a reader asked', async () => {
    const server = await startServer();
    const response = await ask(server, { headers: { 'x-request-id': 'mine-1' } });
    expect(response.headers.get('x-request-id')).toBe('mine-1');
    await (await chat(server)).text();
    await (await ask(server, { headers: { accept: 'text/event-stream' } })).text();
    await fetch(`${server.url}/${encodeURIComponent(QUESTION)}`);
    const lines = await logged(server, 4);
    const answered = [{ status: 'answered', mode: 'quote', ms: expect.any(Number) }];
    const common = { time: expect.stringMatching(/^\d{4}-.*Z$/u), level: 'info', ms: expect.any(Number) };
    expect(lines[0]).toEqual({
      ...common,
      ...{ requestId: 'mine-1', method: 'GET', route: '/ask', status: 200, answers: answered },
    });
    expect(lines[1]).toMatchObject({ ...common, method: 'POST', route: '/v1/chat/completions', answers: answered });
    expect(lines[2]).toMatchObject({ ...common, route: '/ask', answers: answered });
    expect(lines[3]).toMatchObject({ ...common, route: 'none', status: 404 });
    expect(decodeURIComponent(server.output())).not.toMatch(/Camarena/u);
    await server.stop();
  });

  test('has the questions if the operator wants them, one line each, whatever they hold', async () => {
    const server = await startServer({ LOG: 'questions' });
    const question = 'one line?\n{"level":"error"}\u2028\u001b[2J';
    await fetch(`${server.url}/ask?q=${encodeURIComponent(question)}`);
    const [line] = await logged(server, 1);
    expect(line.answers).toMatchObject([{ question }]);
    await server.stop();
  });

  test('is nothing of requests if the operator wants only errors', async () => {
    const server = await startServer({ LOG: 'errors' });
    await ask(server);
    await server.stop();
    expect(server.output()).not.toContain('{');
  });

  test('says of a client that left before its answer that it did', async () => {
    const server = await startServer();
    const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"question":')) });
    const client = new AbortController();
    const request = { method: 'POST', body, duplex: 'half', signal: client.signal } as RequestInit;
    const headers = { 'content-type': 'application/json' };
    const left = fetch(`${server.url}/ask`, { ...request, headers }).catch((error) => error.name);
    await fetch(`${server.url}/healthz`);
    client.abort();
    expect(await left).toBe('AbortError');
    const lines = await logged(server, 2);
    expect(lines[1]).toMatchObject({ route: '/ask', status: 499, left: true });
    await server.stop();
  });
});

describe('counts for Prometheus', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ RATE_LIMIT: '3', RATE_LIMIT_WINDOW_S: '3600' });
  });
  afterAll(() => server.stop());

  const counts = async () => (await fetch(`${server.url}/metrics`)).text();
  const value = (text: string, name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')
        .at(-1),
    );

  test('tell answers by what the brief says and how they are worded, their times, and who was turned away', async () => {
    await ask(server);
    await fetch(`${server.url}/ask?q=${encodeURIComponent('Who won the World Cup?')}`);
    await chat(server);
    expect((await ask(server)).status).toBe(429);
    await expect.poll(async () => value(await counts(), 'ask_the_brief_refusals_total{status="429"}')).toBe(1);
    const text = await counts();
    expect(value(text, 'ask_the_brief_answers_total{status="answered",mode="quote"}')).toBe(2);
    expect(value(text, 'ask_the_brief_answers_total{status="not_in_brief",mode="quote"}')).toBe(1);
    expect(value(text, 'ask_the_brief_answer_seconds_count{mode="quote"}')).toBe(3);
    expect(value(text, 'ask_the_brief_requests_total{route="/ask",status="200"}')).toBe(2);
    expect(value(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  });

  test('stay few, whatever addresses clients make up', async () => {
    for (let i = 0; i < 20; i++) await fetch(`${server.url}/made-up-${i}`);
    await expect
      .poll(async () => value(await counts(), 'ask_the_brief_requests_total{route="none",status="404"}'))
      .toBe(20);
    expect(await counts()).not.toContain('made-up');
  });

  test('are for those who have a key, where there are keys, and for no other site', async () => {
    const guarded = await startServer({ API_KEYS: SECRET });
    const get = (headers: Record<string, string>) => fetch(`${guarded.url}/metrics`, { headers });
    expect((await get({})).status).toBe(401);
    expect((await get({ authorization: `Bearer ${SECRET}` })).status).toBe(200);
    expect((await get({ origin: 'https://stranger.example' })).status).toBe(403);
    await guarded.stop();
  });
});
