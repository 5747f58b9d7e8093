import type { Context, MiddlewareHandler } from 'hono';
import { type RateLimitInfo, rateLimiter, type Store } from 'hono-rate-limiter';
import { problem } from './problem.js';

const POLICY = 'client'; // names the limit in the headers

/** How often one client may ask. */
export interface RateLimit {
  requests: number;
  windowSeconds: number;
  /** tells clients apart */
  clientOf: (c: Context) => string;
  /** where the requests are counted; in this process's memory, if not given */
  store?: Store;
}

/**
 * Limits how often one client may ask, and says so on every response, by the header fields `RateLimit-Policy` and
 * `RateLimit` (draft-ietf-httpapi-ratelimit-headers-11).
 *
 * @param limit see {@link RateLimit}
 * @returns a middleware
 */
export function limitRate({ requests, windowSeconds, clientOf, store }: RateLimit): MiddlewareHandler {
  const count = rateLimiter({
    limit: requests,
    windowMs: windowSeconds * 1000,
    keyGenerator: clientOf,
    standardHeaders: false, // the package writes those of older drafts
    handler: (c) => {
      const seconds = writeHeaders(c);
      c.header('retry-after', String(seconds));
      const detail = `A client may ask ${requests} times in ${windowSeconds} seconds. Ask again in ${seconds} seconds.`;
      return problem(c, { status: 429, detail });
    },
    ...(store && { store }),
  });

  /** @returns seconds until the count begins anew */
  function writeHeaders(c: Context): number {
    const { remaining, resetTime }: RateLimitInfo = c.get('rateLimit');
    const seconds = Math.max(1, Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000));
    c.header('ratelimit-policy', `"${POLICY}";q=${requests};w=${windowSeconds}`);
    c.header('ratelimit', `"${POLICY}";r=${remaining};t=${seconds}`);
    return seconds;
  }

  return (c, next) =>
    count(c, async () => {
      writeHeaders(c);
      await next();
    });
}
