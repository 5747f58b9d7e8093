import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/server/app.js';
import { type OpenBrief, opened } from '../support/brief.js';
import { call, connect } from '../support/mcp.js';

const ADDRESS = 'http://127.0.0.1:8787/mcp';
const FRIEND = 'https://friend.example';

let brief: OpenBrief;
const reports: string[] = [];
beforeAll(async () => {
  brief = await opened();
});

const appWith = (parts: Partial<OpenBrief> = {}, allowedOrigins = [FRIEND]) =>
  createApp({ ...brief, ...parts, allowedOrigins, report: (text) => void reports.push(text) });

const clientOf = (app: ReturnType<typeof appWith>, address = ADDRESS, headers: Record<string, string> = {}) =>
  connect(
    new StreamableHTTPClientTransport(new URL(address), {
      fetch: async (url, init) => app.request(url, { ...init, headers: { ...headers, ...headersOf(init) } }),
    }),
  );
const headersOf = (init?: RequestInit) => Object.fromEntries(new Headers(init?.headers));

const post = (body: string, headers: Record<string, string> = {}, address = ADDRESS) =>
  appWith().request(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    body,
  });
const PING = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });

describe('pages of other sites', () => {
  test('may use the tools if the operator allows it, with whatever headers the protocol needs', async () => {
    const client = await clientOf(appWith(), ADDRESS, { origin: FRIEND });
    expect((await call(client, 'get_endnote', { number: 1 })).isError).toBe(false);
    const asked = 'content-type, mcp-protocol-version, mcp-method';
    const preflight = await appWith().request(ADDRESS, {
      method: 'OPTIONS',
      headers: { origin: FRIEND, 'access-control-request-method': 'POST', 'access-control-request-headers': asked },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(FRIEND);
    expect(preflight.headers.get('access-control-allow-headers')?.split(/,\s*/u)).toEqual(asked.split(', '));
  });

  test('are refused otherwise, and told what the operator can do', async () => {
    const response = await post(PING, { origin: 'https://stranger.example' });
    expect(response.status).toBe(403);
    expect((await response.json()).detail).toContain('ALLOWED_ORIGINS');
  });

  test('cannot pass for this server by turning their name to its address', async () => {
    const rebound = 'http://attacker.example:8787';
    expect((await post(PING, { origin: rebound }, `${rebound}/mcp`)).status).toBe(403);
    expect((await post(PING, { origin: 'null' })).status).toBe(403);
    for (const own of ['http://127.0.0.1:8787', 'http://localhost:8787', 'http://[::1]:8787'])
      expect((await post(PING, { origin: own }, `${own}/mcp`)).status, own).toBe(200);
  });

  test('may be any, if the operator says so', async () => {
    const client = await clientOf(appWith({}, ['*']), ADDRESS, { origin: 'https://stranger.example' });
    expect((await client.listTools()).tools).toHaveLength(3);
  });
});

test.each([[['quote']], [['quote', 'write']]] as const)(
  'an assistant is shown the ways of wording that there are: %s',
  async (modes) => {
    const client = await clientOf(appWith({ modes }));
    const [ask] = (await client.listTools()).tools;
    expect(ask?.inputSchema.properties).toMatchObject({ mode: { enum: modes, default: 'quote' } });
  },
);

describe('a request that is none of the protocol', () => {
  test.each([
    ['broken JSON', '{"jsonrpc"', 400],
    ['JSON of something else', '{"question":"x"}', 400],
    ['an empty body', '', 400],
  ])('%s gets an error of the protocol', async (_, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { message: expect.any(String) } });
    expect(reports).toEqual([]);
  });

  test('a method that needs a session is not offered, as there are none', async () => {
    for (const method of ['GET', 'DELETE']) {
      const response = await appWith().request(ADDRESS, { method, headers: { accept: 'text/event-stream' } });
      expect(response.status, method).toBe(405);
    }
  });

  test('a body that is too large is refused', async () => {
    expect((await post(`"${'x'.repeat(600_000)}"`)).status).toBe(413);
  });
});

test('a tool that fails shows nothing of its inside, and the operator hears of it', async () => {
  const client = await clientOf(appWith({ ask: () => Promise.reject(new Error('secret path')) }));
  const { isError, text } = await call(client, 'ask_brief', { question: 'x' });
  expect(isError).toBe(true);
  expect(text).not.toContain('secret');
  expect(text).toContain('Call the tool again');
  expect(reports.join()).toContain('secret path');
});
