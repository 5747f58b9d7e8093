import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { networkOf } from '../server/network.js';

const UNKNOWN = 'unknown'; // a connection that ended already: all of those count as one client

/**
 * Says how to tell clients apart by their addresses.
 *
 * @param trustedProxies how many proxies of the operator stand before the server. Each adds the address that it was called
 *   from to the end of `X-Forwarded-For`; whatever stands before those, the client may have written itself.
 * @returns a function that gives a request's client: its IPv4 address, or its IPv6 network
 */
export function clientAddress(trustedProxies: number): (c: Context) => string {
  return (c) => {
    const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
    const called = getConnInfo(c).remote.address ?? UNKNOWN;
    const chain = [...forwarded.filter(Boolean), called];
    return networkOf(chain.at(-1 - trustedProxies) ?? called);
  };
}
