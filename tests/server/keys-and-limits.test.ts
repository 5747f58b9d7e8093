import { beforeAll, describe, expect, test } from 'vitest';
import { createApp, type ServerParts } from '../../src/server/app.js';
import { limitRate } from '../../src/server/rate-limit.js';
import { type OpenBrief, opened } from '../support/brief.js';

const [KEY, OTHER_KEY] = ['a-key-of-thirty-two-characters-1', 'a-key-of-thirty-two-characters-2'];
const PATH = '/ask?q=Who+wrote+this+brief%3F';
let brief: OpenBrief;
beforeAll(async () => {
  brief = await opened();
});
const appWith = (parts: Partial<ServerParts>) =>
  createApp({ ...brief, allowedOrigins: ['https://friend.example'], report: () => undefined, ...parts });
const bearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

describe('a server with keys', () => {
  const app = () => appWith({ apiKeys: [KEY, OTHER_KEY] });

  test('answers whoever sends one of them', async () => {
    for (const key of [KEY, OTHER_KEY]) expect((await app().request(PATH, bearer(key))).status).toBe(200);
    const lower = { headers: { authorization: `bearer  ${KEY}` } };
    expect((await app().request(PATH, lower)).status).toBe(200);
  });

  test.each([
    ['no key', undefined, 'Bearer'],
    ['a key that it does not know', `Bearer ${KEY}3`, 'Bearer error="invalid_token"'],
    ['the beginning of a key', `Bearer ${KEY.slice(0, -1)}`, 'Bearer error="invalid_token"'],
    ['both keys at once', `Bearer ${KEY},${OTHER_KEY}`, 'Bearer error="invalid_token"'],
    ['another kind of credentials', `Basic ${KEY}`, 'Bearer'],
    ['nothing behind the word', 'Bearer ', 'Bearer'],
  ])('asks those for one who send %s', async (_, authorization, challenge) => {
    for (const path of [PATH, '/v1/models', '/v1/chat/completions', '/mcp']) {
      const response = await app().request(path, { headers: authorization === undefined ? {} : { authorization } });
      expect(response.status, path).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe(challenge);
      const isChat = path.startsWith('/v1/'); // where errors have OpenAI's shape
      expect(response.headers.get('content-type')).toBe(isChat ? 'application/json' : 'application/problem+json');
      const { detail, error } = await response.json();
      expect(isChat ? error.message : detail).toMatch(/operator gives keys out/u);
    }
  });

  test('shows the brief and its own state to everyone', async () => {
    for (const path of ['/healthz', '/brief', '/brief/endnotes/1', '/suggestions', '/openapi.json'])
      expect((await app().request(path)).status, path).toBe(200);
  });

  test('tells sites of others what they may send, before they have sent a key', async () => {
    const response = await app().request('/ask', {
      method: 'OPTIONS',
      headers: {
        ...{ origin: 'https://friend.example', 'access-control-request-method': 'POST' },
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
  });
});

describe('a server with a limit', () => {
  const limited = (windowSeconds = 60) =>
    appWith({
      limiter: limitRate({ requests: 2, windowSeconds, clientOf: (c) => c.req.header('x-test-client') ?? 'one' }),
    });
  const from = (client: string) => ({ headers: { 'x-test-client': client } });

  test('says on each answer how much is left, and refuses what is too much, until when', async () => {
    const app = limited();
    const [first, second, third] = [await app.request(PATH), await app.request(PATH), await app.request(PATH)];
    expect([first.status, second.status, third.status]).toEqual([200, 200, 429]);
    expect(first.headers.get('ratelimit-policy')).toBe('"client";q=2;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"client";r=1;t=\d+$/u);
    expect(third.headers.get('ratelimit')).toMatch(/^"client";r=0;t=\d+$/u);
    const seconds = Number(third.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await third.json()).detail).toContain(`Ask again in ${seconds} seconds`);
  });

  test('counts each client for itself, and nothing that costs nothing', async () => {
    const app = limited();
    for (const client of ['one', 'two', 'three']) expect((await app.request(PATH, from(client))).status).toBe(200);
    for (let i = 0; i < 5; i++) expect((await app.request('/brief')).status).toBe(200);
    expect((await app.request(PATH, from('one'))).status).toBe(200);
    expect((await app.request(PATH, from('one'))).status).toBe(429);
  });

  test('answers again when the time is over', async () => {
    const app = limited(1);
    for (let i = 0; i < 2; i++) await app.request(PATH);
    const refused = await app.request(PATH);
    expect(refused.status).toBe(429);
    await expect.poll(async () => (await app.request(PATH)).status, { timeout: 10_000, interval: 300 }).toBe(200);
  });

  test('lets sites of others read the headers', async () => {
    const response = await limited().request(PATH, { headers: { origin: 'https://friend.example' } });
    const exposed = response.headers.get('access-control-expose-headers') ?? '';
    for (const name of ['ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'])
      expect(exposed).toContain(name);
  });

  test('counts attempts with wrong keys too', async () => {
    const app = appWith({
      apiKeys: [KEY],
      limiter: limitRate({ requests: 1, windowSeconds: 60, clientOf: () => 'one' }),
    });
    expect((await app.request(PATH, bearer(OTHER_KEY))).status).toBe(401);
    expect((await app.request(PATH, bearer(OTHER_KEY))).status).toBe(429);
  });
});
