import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendRaw } from '../support/raw-http.js';
import { type RunningServer, startServer } from '../support/server.js';

const FRIEND = 'https://friend.example';
const KEY = 'a-key-of-thirty-two-characters-0';
const PAGES = ['/', '/embed', '/docs'];
const MARKUP = '<img src=x onerror=alert(1)>"\'><script>alert(1)</script>';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ ALLOWED_ORIGINS: FRIEND, LOG: 'errors' });
});
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });

/** @returns the directives of a response's content security policy */
function policyOf({ headers }: Response): Record<string, string> {
  const directives = (headers.get('content-security-policy') ?? '').split(';').map((text) => text.trim());
  return Object.fromEntries(directives.map((text) => [text.split(' ')[0] ?? '', text.split(' ').slice(1).join(' ')]));
}

describe('every response', () => {
  test.each([...PAGES, '/widget.js', '/ask?q=x', '/ask', '/brief', '/nowhere', '/metrics', '/openapi.json'])(
    '%s comes with headers that allow a browser nothing beyond this server',
    async (path) => {
      const response = await get(path);
      const { 'style-src': styles, ...policy } = policyOf(response);
      expect(policy).toMatchObject({
        'default-src': "'self'",
        'object-src': "'none'",
        'base-uri': "'none'",
        'form-action': "'self'",
        'frame-ancestors': "'self'",
      });
      expect(JSON.stringify(policy)).not.toContain('unsafe');
      // The documentation's package styles its own elements inline; no script may be inline there either.
      expect(styles).toBe(path === '/docs' ? "'self' 'unsafe-inline'" : undefined);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'x-request-id': expect.stringMatching(/^[\w=-]+$/u),
      });
      expect(response.headers.has('x-powered-by')).toBe(false);
    },
  );

  test('that repeats what was sent says that it is no page', async () => {
    const sent = encodeURIComponent(MARKUP);
    const paths = [
      `/ask?q=${sent}`,
      `/ask?q=x&mode=${sent}`,
      `/${sent}`,
      `/brief/endnotes/${sent}`,
      `/v1/models/${sent}`,
    ];
    for (const path of [...paths, `/suggestions?passage=${sent}`, `/suggestions?lang=${sent}`]) {
      const response = await get(path);
      expect(response.headers.get('content-type'), path).toMatch(/^application\/(?:problem\+)?json/u);
      expect(response.headers.get('x-content-type-options'), path).toBe('nosniff');
      await response.json();
    }
    const refused = await get('/ask?q=x', { origin: `https://${sent}.example` });
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect((await get('/healthz', { 'x-request-id': MARKUP })).headers.get('x-request-id')).not.toContain('<');
  });

  test('that is a page is the same page, whatever its address asks', async () => {
    for (const page of PAGES) {
      const plain = await (await get(page)).text();
      expect(await (await get(`${page}?q=${encodeURIComponent(MARKUP)}`)).text()).toBe(plain);
      expect(plain).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|javascript:/iu);
    }
  });
});

describe('other sites', () => {
  test('that only look like an allowed one are refused', async () => {
    const alike = ['http://friend.example', `${FRIEND}:8443`, `${FRIEND}.evil.example`, 'https://evil-friend.example'];
    for (const origin of [...alike, 'https://xfriend.example', 'https://friend.example.', `${FRIEND}/`, 'null', ''])
      for (const path of [
        '/ask?q=x',
        '/v1/models',
        '/mcp',
        '/brief',
        '/brief.bib',
        '/suggestions',
        '/healthz',
        '/metrics',
      ])
        expect((await get(path, { origin })).status, `${origin} ${path}`).toBe(403);
  });

  test('that are allowed may read answers, but send no cookies', async () => {
    const response = await get('/ask?q=x', { origin: FRIEND });
    expect(response.headers.get('access-control-allow-origin')).toBe(FRIEND);
    expect(response.headers.get('vary')?.toLowerCase()).toContain('origin');
    expect(response.headers.has('access-control-allow-credentials')).toBe(false);
    expect(response.headers.has('set-cookie')).toBe(false);
  });

  test('hear of nothing that is not theirs: a page of this server answers them without permission to read it', async () => {
    for (const page of PAGES)
      expect((await get(page, { origin: FRIEND })).headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('files', () => {
  test('outside the folder of the pages cannot be reached by any spelling of the way there', async () => {
    const ups = [
      '../',
      '..%2f',
      '%2e%2e/',
      '%2e%2e%2f',
      '..%5c',
      '..\\',
      '%252e%252e%252f',
      '....//',
      '..%00/',
      '.%2e/',
      '%c0%ae%c0%ae/',
    ];
    const files = ['package.json', 'src/node.ts', 'index/manifest.json'];
    const paths = files.flatMap((file) =>
      ups.flatMap((up) => [1, 2, 3, 6].map((times) => `/assets/${up.repeat(times)}${file}`)),
    );
    const absolute = [
      '//etc/passwd',
      '/assets//etc/passwd',
      '/assets/%2fetc%2fpasswd',
      '/assets/',
      '/assets',
      '/assets/.',
    ];
    for (const path of [...paths, ...absolute]) {
      const received = await sendRaw(server.url, `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
      expect(received, path).toMatch(/^HTTP\/1\.1 (?:301|400|404) /u);
      expect(received, path).not.toMatch(/ask-the-brief"|runCommand|"dimension"|root:/u);
    }
    expect((await get('/')).status).toBe(200);
  });

  test('that are no part of the pages are not there', async () => {
    for (const path of [
      '/.git/config',
      '/package.json',
      '/index/manifest.json',
      '/.env',
      '/src/node.ts',
      '/types/client/index.d.ts',
    ])
      expect((await get(path)).status, path).toBe(404);
  });
});

test('a key appears in no answer, page or line of the log', async () => {
  const guarded = await startServer({ API_KEYS: KEY, LOG: 'questions' });
  const headers = { authorization: `Bearer ${KEY}` };
  for (const path of ['/ask?q=x', '/ask', '/v1/models', '/nowhere', '/', '/metrics', '/openapi.json']) {
    const response = await fetch(guarded.url + path, { headers });
    expect(`${[...response.headers].join()}${await response.text()}`, path).not.toContain(KEY);
  }
  await guarded.stop();
  expect(guarded.output()).toContain('"route":"/ask"');
  expect(guarded.output()).not.toContain(KEY);
});
