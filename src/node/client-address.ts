import { isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const UNKNOWN = 'unknown'; // a connection that ended already: all of those count as one client
const MAPPED_IPV4 = /^::ffff:(?=\d+\.)/iu; // an IPv4 address, as a socket for both kinds names it
const PORTS = [/^(?<address>[\d.]+):\d+$/u, /^\[(?<address>.*)\](?::\d+)?$/u]; // some proxies write it behind the address
const NETWORK_GROUPS = 4; // of 16 bits: a single site is given a /64 and can use any address in it (RFC 6177)

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
    return network(chain.at(-1 - trustedProxies) ?? called);
  };
}

/** @returns an IPv4 address as it is; of an IPv6 address, the part that names the network */
function network(address: string): string {
  const plain = PORTS.reduce((text, port) => text.replace(port, '$<address>'), address).replace(MAPPED_IPV4, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const [front, back] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const zeros = tail === undefined ? [] : Array<string>(8 - front.length - back.length).fill('0');
  return [...front, ...zeros, ...back].slice(0, NETWORK_GROUPS).join(':').toLowerCase();
}
