import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/server/app.js';
import { answerSchema, problemSchema } from '../../src/server/contract.js';
import { opened } from '../support/brief.js';

type App = ReturnType<typeof createApp>;
let app: App;
const reports: string[] = [];
beforeAll(async () => {
  app = createApp({
    ...(await opened()),
    allowedOrigins: ['https://friend.example'],
    report: (text) => void reports.push(text),
  });
});

const post = (body: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  app.request('/ask', { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const body = problemSchema.parse(await response.json());
  expect(body.status).toBe(response.status);
  expect(body.requestId).not.toBe('');
  expect(response.headers.get('x-request-id')).toBe(body.requestId);
  return body;
};

describe('asking', () => {
  test('POST /ask gives an answer of the contract', async () => {
    const response = await post({ question: 'How many people were extradited under Calderón?' });
    expect(response.status).toBe(200);
    const answer = answerSchema.strict().parse(await response.json());
    expect(answer.answer).toContain('587');
    expect(answer.citations[0]).toMatchObject({ endnote: 10 });
  });

  test('GET /ask?q= gives the same for a link', async () => {
    const question = 'How many people were extradited under Calderón?';
    const linked = await (await app.request(`/ask?q=${encodeURIComponent(question)}`)).json();
    const posted = await (await post({ question })).json();
    expect({ ...linked, tookMs: 0 }).toEqual({ ...posted, tookMs: 0 });
  });

  test('any question gets an answer, never a failure', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), async (question) => {
        const response = await post({ question });
        expect([200, 400]).toContain(response.status);
        expect(response.status === 400).toBe(question.trim() === '');
      }),
      { numRuns: 60 },
    );
    expect(reports).toEqual([]);
  });

  test('many at once get their own answers', async () => {
    const questions = ['Who was Camarena?', 'What is the wall?', 'Which cities had prevention programs?'];
    const alone = await Promise.all(
      questions.map(async (question) => (await (await post({ question })).json()).answer),
    );
    const many = await Promise.all(
      Array.from({ length: 30 }, async (_, i) => (await (await post({ question: questions[i % 3] })).json()).answer),
    );
    many.forEach((answer, i) => {
      expect(answer).toBe(alone[i % 3]);
    });
  });
});

describe('a request that cannot be answered says why and what to do', () => {
  test.each([
    ['no question', {}, 'question'],
    ['an empty question', { question: '  ' }, 'question'],
    ['a question that is no text', { question: 7 }, 'question'],
    ['a question of 2001 characters', { question: 'x'.repeat(2001) }, 'question'],
    [
      '21 turns',
      { question: 'x', history: Array.from({ length: 21 }, () => ({ question: 'q', answer: 'a' })) },
      'history',
    ],
    ['a turn without an answer', { question: 'x', history: [{ question: 'q' }] }, 'history.0.answer'],
    ['an unknown mode', { question: 'x', mode: 'poem' }, 'mode'],
    ['a list', [], 'body'],
  ])('%s: 400 names the field', async (_, body, field) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    const { errors, detail } = await problemOf(response);
    expect(errors?.map((error) => error.field)).toContain(field);
    expect(detail).toContain(`"${field}"`);
  });

  test('broken JSON', async () => {
    const response = await post('{"question": ');
    expect(response.status).toBe(400);
    expect((await problemOf(response)).detail).toMatch(/JSON/u);
  });

  test('another content type', async () => {
    const response = await post('question=x', { 'content-type': 'text/plain' });
    expect(response.status).toBe(415);
    expect((await problemOf(response)).detail).toContain('content-type: application/json');
  });

  test('a link without a question', async () => {
    const response = await app.request('/ask');
    expect(response.status).toBe(400);
    expect((await problemOf(response)).errors?.[0]?.field).toBe('q');
  });

  test('an unexpected error shows nothing of its inside, and is reported with the request id', async () => {
    const told: string[] = [];
    const broken = createApp({
      ...(await opened()),
      allowedOrigins: [],
      ask: () => Promise.reject(new Error('secret path')),
      report: (text) => void told.push(text),
    });
    const response = await broken.request('/ask?q=x');
    expect(response.status).toBe(500);
    const { detail, requestId } = await problemOf(response);
    expect(detail).not.toContain('secret');
    expect(told.join()).toContain('secret path');
    expect(told.join()).toContain(requestId);
  });
});

describe('other sites', () => {
  const from = (origin: string, path = '/ask?q=Who+wrote+this+brief%3F') => app.request(path, { headers: { origin } });

  test('that the operator allows may ask', async () => {
    const response = await from('https://friend.example');
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://friend.example');
  });

  test('that are not allowed are refused, in words that they can read and the operator can follow', async () => {
    for (const path of ['/ask?q=x', '/brief', '/brief/endnotes/11', '/suggestions']) {
      const response = await from('https://stranger.example', path);
      expect(response.status, path).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBe('https://stranger.example');
      expect((await problemOf(response)).detail).toContain('ALLOWED_ORIGINS');
    }
  });

  test('may all load the widget itself', async () => {
    const response = await from('https://stranger.example', '/widget.js');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('are no other sites if they are the server’s own', async () => {
    expect((await from('http://localhost')).status).toBe(200);
  });
});

describe('suggestions', () => {
  const suggested = async (query: string): Promise<string[]> =>
    (await (await app.request(`/suggestions?${query}`)).json()).suggestions;

  test('to start with come in the reader’s language', async () => {
    expect(await suggested('lang=en')).toHaveLength(3);
    for (const question of await suggested('lang=es-MX')) expect(question).toMatch(/^¿/u);
    expect(await suggested('lang=tlh')).toEqual([]);
  });

  test('about a passage are answered by it', async () => {
    const [question = ''] = await suggested('lang=en&passage=p25.s7');
    const answer = answerSchema.parse(await (await post({ question })).json());
    expect(answer.sentences.flatMap(({ passages }) => passages)).toContain('p25.s7');
    expect(await suggested('passage=p999.s1')).toEqual([]);
  });
});

describe('the brief', () => {
  test('can be read whole', async () => {
    const brief = await (await app.request('/brief')).json();
    expect(brief.endnotes).toHaveLength(49);
    expect(brief.title).toMatch(/^Putting Citizens' Security First/u);
  });

  test('gives each endnote with the sentence it backs', async () => {
    const note = await (await app.request('/brief/endnotes/11')).json();
    expect(note).toMatchObject({ endnote: 11, reference: expect.stringContaining('INEGI') });
    expect(note.passages[0].quote).toContain('homicide rate');
  });

  test('has no endnote 50, and says which it has', async () => {
    const response = await app.request('/brief/endnotes/50');
    expect(response.status).toBe(404);
    expect((await problemOf(response)).detail).toContain('1 to 49');
    expect((await app.request('/brief/endnotes/first')).status).toBe(400);
  });

  test('is there when the server says it is well', async () => {
    const health = { status: 'ok', brief: 'citizens-security-first', retrieval: 'hybrid', modes: ['quote'] };
    expect(await (await app.request('/healthz')).json()).toEqual(health);
  });
});
