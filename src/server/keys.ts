import type { MiddlewareHandler } from 'hono';
import { timingSafeEqual } from 'hono/utils/buffer';
import { problem } from './problem.js';

const BEARER = /^Bearer +(\S+)$/iu; // RFC 6750, section 2.1

/**
 * Lets only those pass who send one of the keys, as `Authorization: Bearer …`. What was sent is compared with every key, by
 * hashes and in constant time, so that the time taken tells nothing about the keys.
 *
 * @param keys the keys; none lets everyone pass
 * @returns a middleware
 */
export function requireKey(keys: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    if (keys.length === 0) return next();
    const sent = BEARER.exec(c.req.header('authorization') ?? '')?.[1];
    const equal = sent === undefined ? [] : await Promise.all(keys.map((key) => timingSafeEqual(key, sent)));
    if (equal.includes(true)) return next();
    c.header('www-authenticate', sent === undefined ? 'Bearer' : 'Bearer error="invalid_token"');
    const detail =
      sent === undefined
        ? 'Send a key of this server, with the header "authorization: Bearer KEY". Its operator gives keys out.'
        : 'This server does not know the key that was sent. Its operator gives keys out.';
    return problem(c, { status: 401, detail });
  };
}
