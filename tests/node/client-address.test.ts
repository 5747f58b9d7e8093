import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientAddress } from '../../src/node/client-address.js';
import { serveApp } from '../support/serve.js';

let server: Awaited<ReturnType<typeof serveApp>>;
beforeAll(async () => {
  server = await serveApp(new Hono().get('/:proxies', (c) => c.text(clientAddress(Number(c.req.param('proxies')))(c))));
});
afterAll(() => server.stop());

const clientBehind = async (proxies: number, forwarded?: string): Promise<string> => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return (await fetch(`${server.url}/${proxies}`, { headers })).text();
};

test('without a proxy, a client is where the connection comes from, whatever it says of itself', async () => {
  expect(await clientBehind(0)).toBe('127.0.0.1');
  expect(await clientBehind(0, '203.0.113.7')).toBe('127.0.0.1');
});

test('behind proxies, it is the address that the first of them was called from', async () => {
  expect(await clientBehind(1, '203.0.113.7')).toBe('203.0.113.7');
  expect(await clientBehind(1, 'made up, 203.0.113.7')).toBe('203.0.113.7');
  expect(await clientBehind(2, 'made up, 203.0.113.7, 198.51.100.1')).toBe('203.0.113.7');
  expect(await clientBehind(1, '203.0.113.7:50123')).toBe('203.0.113.7');
});

test('who reaches the server around its proxies is where the connection comes from', async () => {
  expect(await clientBehind(1)).toBe('127.0.0.1');
  expect(await clientBehind(2, '203.0.113.7')).toBe('127.0.0.1');
});

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2:ffff::1'],
  ['2001:DB8:1::5', '2001:db8:1:0:9:9:9:9'],
  ['[2001:db8::1]:443', '2001:db8::2'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
])('%s and %s are one client: of IPv6 the network counts', async (one, other) => {
  expect(await clientBehind(1, one)).toBe(await clientBehind(1, other));
});

test('neighbouring IPv6 networks are two clients', async () => {
  expect(await clientBehind(1, '2001:db8:1:2::1')).not.toBe(await clientBehind(1, '2001:db8:1:3::1'));
});
