import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { AnswerSentence } from '../../src/answer/answer.js';
import type { Asker } from '../../src/answer/ask.js';
import { createApp } from '../../src/server/app.js';
import { type OpenBrief, opened } from '../support/brief.js';
import { serveApp } from '../support/serve.js';
import { slowAsker } from '../support/slow-asker.js';

const QUESTION = 'How many journalists were killed?'; // several sentences answer it
const ASK_FOR_EVENTS = { headers: { accept: 'text/event-stream' } };
const path = `/ask?q=${encodeURIComponent(QUESTION)}`;
const reports: string[] = [];
let brief: OpenBrief;
beforeAll(async () => {
  brief = await opened();
});
afterEach(() => {
  vi.useRealTimers();
  reports.splice(0);
});

const appWith = (ask: Asker = brief.ask) =>
  createApp({ ...brief, ask, allowedOrigins: [], report: (text) => void reports.push(text) });

/** Reads a response event by event. */
function eventsOf(response: Response) {
  const events = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>)
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  return events.getReader();
}

async function allEvents(response: Response): Promise<EventSourceMessage[]> {
  const reader = eventsOf(response);
  const events: EventSourceMessage[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) events.push(next.value);
  return events;
}

describe('an answer as an event stream', () => {
  test('holds the same as the answer in JSON', async () => {
    const json = await (await appWith().request(path)).json();
    const response = await appWith().request(path, ASK_FOR_EVENTS);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const events = (await allEvents(response)).map(({ event, data }) => [event, JSON.parse(data)]);
    expect(events.slice(0, -1)).toEqual([
      ...json.sentences.map((sentence: AnswerSentence) => ['sentence', sentence]),
      ['citations', json.citations],
    ]);
    expect(events.at(-1)).toEqual(['done', { ...json, tookMs: expect.any(Number) }]);
  });

  test('comes for POST as for GET, and for a question that the brief does not answer', async () => {
    const response = await appWith().request('/ask', {
      method: 'POST',
      headers: { ...ASK_FOR_EVENTS.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ question: 'What is the best recipe for tacos al pastor?' }),
    });
    const events = await allEvents(response);
    expect(events.map(({ event }) => event)).toEqual(['citations', 'done']);
    expect(JSON.parse(events[1]?.data ?? '')).toMatchObject({ status: 'not_in_brief' });
  });

  test('lets a reader read each sentence while the next is still being written', async () => {
    const { ask, goOn } = slowAsker(brief.ask);
    const reader = eventsOf(await appWith(ask).request(path, ASK_FOR_EVENTS));
    const names: (string | undefined)[] = [];
    for (let name: string | undefined; name !== 'citations'; names.push(name)) {
      const next = reader.read();
      const first = await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 50, 'nothing'))]);
      expect(first, `before event ${names.length}`).toBe('nothing');
      goOn();
      name = (await next).value?.event;
    }
    const { sentences } = await (await appWith().request(path)).json();
    expect(names).toEqual([...sentences.map(() => 'sentence'), 'citations']);
    expect((await reader.read()).value?.event).toBe('done');
    expect((await reader.read()).done).toBe(true);
  });

  test('keeps the connection open with comments while nothing comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { ask } = slowAsker(brief.ask);
    const reader = (await appWith(ask).request(path, ASK_FOR_EVENTS)).body?.getReader();
    const text = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await text()).toBe(':\n\n');
    for (let beat = 0; beat < 3; beat++) {
      await vi.advanceTimersByTimeAsync(15_000);
      expect(await text()).toBe(':\n\n');
    }
    await reader?.cancel();
  });

  test('ends with the problem if the answer cannot be finished, and tells the operator', async () => {
    const ask: Asker = async (question, options) => {
      await brief.ask(question, options);
      throw new Error('secret path');
    };
    const events = await allEvents(await appWith(ask).request(path, ASK_FOR_EVENTS));
    expect(events[0]?.event).toBe('sentence');
    expect(events.at(-1)?.event).toBe('error');
    const problem = JSON.parse(events.at(-1)?.data ?? '');
    expect(problem).toMatchObject({ status: 500, requestId: expect.stringMatching(/.+/u) });
    expect(problem.detail).not.toContain('secret');
    expect(reports.join()).toContain('secret path');
    expect(reports.join()).toContain(problem.requestId);
  });

  test('is a problem with its own status where the question itself is wrong', async () => {
    const response = await appWith().request('/ask?q=', ASK_FOR_EVENTS);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});

test.each([
  ['', false],
  ['*/*', false],
  ['application/json', false],
  ['text/html,application/xhtml+xml,*/*;q=0.8', false],
  ['application/json, text/event-stream', false],
  ['text/event-stream;q=0.5, */*', false],
  ['text/event-stream;q=0, */*', false],
  ['image/png', false],
  ['text/event-stream', true],
  ['Text/Event-Stream', true],
  ['text/event-stream, */*', true],
  ['text/*', true],
  ['application/json;q=0.5, text/event-stream;q=0.9', true],
  ['*/*;q=0.1, text/event-stream;q=0.5', true],
])('a client that accepts "%s" gets events: %s', async (accept, events) => {
  const response = await appWith().request(path, { method: 'HEAD', headers: { accept } });
  expect(response.headers.get('content-type')).toBe(events ? 'text/event-stream' : 'application/json');
  expect(response.headers.get('vary')?.toLowerCase()).toContain('accept');
});

test.each([
  ['the event stream', 'text/event-stream'],
  ['the answer in JSON', 'application/json'],
])('a client that leaves while it waits for %s stops the work', async (_, accept) => {
  const { ask, ...asker } = slowAsker(brief.ask);
  const server = await serveApp(appWith(ask));
  const [started, stopped] = [asker.started(), asker.stopped()];
  const client = new AbortController();
  const response = fetch(server.url + path, { headers: { accept }, signal: client.signal })
    .then((received) => received.text())
    .catch((error) => error.name);
  await started;
  client.abort();
  await stopped;
  expect(await response).toBe('AbortError');
  expect(reports).toEqual([]);
  server.stop();
});
