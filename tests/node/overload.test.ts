import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../support/server.js';

const MOST = 4; // questions that the server holds at once
const CROWD = 60; // clients that ask at once
const EXIT_DEADLINE_MS = 5000;
const path = `/ask?q=${encodeURIComponent('How many journalists were killed?')}`;

/** @returns a connection on which something was sent already */
async function send(url: string, text: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

/** @returns all that comes until the other end closes */
async function received(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (data) => {
    text += data;
  });
  await once(socket, 'close');
  return text;
}

/** @returns a question as it goes over the wire, in two pieces */
function inTwo(question: string): [string, string] {
  const body = JSON.stringify({ question });
  const head = `POST /ask HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  return [`${head}${body.slice(0, 5)}`, body.slice(5)];
}

describe('a server that is asked more than it can answer', () => {
  let server: RunningServer;
  let right: string;
  beforeAll(async () => {
    server = await startServer({ MAX_CONCURRENT: String(MOST), LOG: 'errors' });
    right = (await (await fetch(server.url + path)).json()).answer;
    await crowd({}, '/healthz'); // opens the connections, so that the questions come at once
  });
  afterAll(() => server.stop());

  const crowd = (init: RequestInit = {}, target = path) =>
    Promise.all(Array.from({ length: CROWD }, () => fetch(server.url + target, init)));

  test('says so to some, with when to come again, and answers the others rightly', async () => {
    const responses = await crowd();
    const statuses = new Set(responses.map(({ status }) => status));
    expect([...statuses].sort()).toEqual([200, 503]);
    for (const response of responses) {
      const body = await response.json();
      if (response.status === 200) expect(body.answer).toBe(right);
      else {
        expect(response.headers.get('retry-after')).toBe('1');
        expect(body).toMatchObject({ status: 503, detail: expect.stringContaining('Ask again') });
      }
    }
  });

  test('says so in the words of each protocol', async () => {
    const streams = await crowd({ headers: { accept: 'text/event-stream' } });
    for (const stream of streams) expect(await stream.text()).toMatch(/event: done|"status":503/u);
    const body = JSON.stringify({ messages: [{ role: 'user', content: 'How many journalists were killed?' }] });
    const chats = await crowd(
      { method: 'POST', headers: { 'content-type': 'application/json' }, body },
      '/v1/chat/completions',
    );
    const refused = chats.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    for (const chat of refused) expect((await chat.json()).error).toMatchObject({ type: 'server_error' });
  });

  test('still says that it is well, and answers again as soon as the crowd has gone', async () => {
    const [responses, health] = await Promise.all([crowd(), fetch(`${server.url}/healthz`)]);
    expect(health.status).toBe(200);
    expect(responses.some(({ status }) => status === 503)).toBe(true);
    const after = await fetch(server.url + path);
    expect((await after.json()).answer).toBe(right);
  });

  test('forgets those who have left', async () => {
    const client = new AbortController();
    const left = crowd({ signal: client.signal }).catch((error) => error.name);
    await wait(20);
    client.abort();
    expect(await left).toBe('AbortError');
    await expect.poll(async () => (await fetch(server.url + path)).status).toBe(200);
  });
});

test('clients that send slowly, or nothing at all, hold nobody up and are let go', async () => {
  const server = await startServer({ MAX_CONCURRENT: '2', REQUEST_TIMEOUT_MS: '1000' });
  const [half] = inTwo('How many journalists were killed?');
  const slow = await Promise.all(
    ['', 'GET /ask', 'GET /ask?q=x HTTP/1.1\r\nhost:', half].flatMap((text) =>
      Array.from({ length: 10 }, () => send(server.url, text)),
    ),
  );
  const ended = slow.map(received);
  expect((await fetch(server.url + path)).status).toBe(200);
  for (const text of (await Promise.all(ended)).slice(10)) expect(text).toContain(' 408 ');
  expect((await fetch(server.url + path)).status).toBe(200);
  await server.stop();
});

describe('a server that is told to stop', () => {
  test('finishes what is under way, takes nothing new, and ends', async () => {
    const server = await startServer();
    const [first, rest] = inTwo('How many journalists were killed?');
    const socket = await send(server.url, first);
    const idle = await send(server.url, `GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n`);
    await once(idle, 'data');
    const code = server.stop();
    await expect.poll(() => fetch(server.url).catch(() => 'refused')).toBe('refused');
    const answer = received(socket);
    socket.write(rest);
    expect(await answer).toMatch(/ 200 OK[\s\S]*at least 133 journalists/u);
    expect(await code).toBe(0);
  });

  test('ends in time, whoever does not', async () => {
    const server = await startServer();
    const [first] = inTwo('x');
    const sockets = await Promise.all(Array.from({ length: 5 }, () => send(server.url, first)));
    const code = await Promise.race([server.stop(), wait(EXIT_DEADLINE_MS * 3, 'still there')]);
    expect(code).toBe(0);
    for (const socket of sockets) socket.destroy();
  });
});
