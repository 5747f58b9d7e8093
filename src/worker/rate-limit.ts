import type { Context, MiddlewareHandler } from 'hono';
import { networkOf } from '../server/network.js';
import { type Quota, sayQuota, tooMany } from '../server/rate-limit.js';
import type { RateLimiter } from './bindings.js';

/** The platform counts in windows of these lengths only. */
export const WINDOWS_S: readonly number[] = [10, 60];

/**
 * Limits how often one client may ask, by the platform's counters. They do not tell how many requests are left, so that
 * is said only when there are none.
 *
 * @param limiter the binding
 * @param quota what it allows
 * @returns a middleware, for `createApp`
 */
export function limitByPlatform(limiter: RateLimiter, quota: Quota): MiddlewareHandler {
  return async (c, next) => {
    const { success } = await limiter.limit({ key: clientOf(c) });
    if (!success) return tooMany(c, quota, quota.windowSeconds);
    sayQuota(c, quota);
    return next();
  };
}

/** The platform writes this header itself: nobody can pretend to be another client. */
function clientOf(c: Context): string {
  return networkOf(c.req.header('cf-connecting-ip') ?? 'unknown');
}
