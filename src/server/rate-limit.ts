import type { Context, MiddlewareHandler } from 'hono';
import { type RateLimitInfo, rateLimiter, type Store } from 'hono-rate-limiter';
import { problem } from './problem.js';

const POLICY = 'client'; // names the limit in the headers

/** How often one client may ask. */
export interface Quota {
  requests: number;
  windowSeconds: number;
}

/** How requests are counted. */
export interface RateLimit extends Quota {
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
export function limitRate({ clientOf, store, ...quota }: RateLimit): MiddlewareHandler {
  const count = rateLimiter({
    limit: quota.requests,
    windowMs: quota.windowSeconds * 1000,
    keyGenerator: clientOf,
    standardHeaders: false, // the package writes those of older drafts
    handler: (c) => tooMany(c, quota, secondsLeft(c)),
    ...(store && { store }),
  });

  /** @returns seconds until the count begins anew */
  function secondsLeft(c: Context): number {
    const { resetTime }: RateLimitInfo = c.get('rateLimit');
    return Math.max(1, Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000));
  }

  return (c, next) =>
    count(c, async () => {
      const { remaining }: RateLimitInfo = c.get('rateLimit');
      sayQuota(c, quota);
      sayLeft(c, remaining, secondsLeft(c));
      await next();
    });
}

/** Says, by a header field, how often one client may ask. */
export function sayQuota(c: Context, { requests, windowSeconds }: Quota): void {
  c.header('ratelimit-policy', `"${POLICY}";q=${requests};w=${windowSeconds}`);
}

/** Says, by a header field, how many requests are left for so many seconds. */
function sayLeft(c: Context, requests: number, seconds: number): void {
  c.header('ratelimit', `"${POLICY}";r=${requests};t=${seconds}`);
}

/** @returns the response to a client that has asked too often, and may again in so many seconds */
export function tooMany(c: Context, quota: Quota, seconds: number): Response {
  sayQuota(c, quota);
  sayLeft(c, 0, seconds);
  c.header('retry-after', String(seconds));
  const { requests, windowSeconds } = quota;
  const detail = `A client may ask ${requests} times in ${windowSeconds} seconds. Ask again in ${seconds} seconds.`;
  return problem(c, { status: 429, detail });
}
