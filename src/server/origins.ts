import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { problem } from './problem.js';

const PREFLIGHT_SECONDS = 600; // else every question costs a site two requests

/**
 * Says which other sites may call the server: adds CORS headers, and refuses the others. Their refusal can be read by them,
 * so that the widget can show what the operator has to set.
 *
 * @param allowed origins like `https://example.org`; `*` for every site
 * @returns a middleware
 */
export function allowOrigins(allowed: readonly string[]): MiddlewareHandler {
  const withHeaders = cors({
    origin: (origin) => origin,
    allowMethods: ['GET', 'POST'], // and any header: clients of other protocols send their own
    exposeHeaders: ['ratelimit', 'ratelimit-policy', 'retry-after', 'www-authenticate', 'x-request-id'],
    maxAge: PREFLIGHT_SECONDS,
  });
  return async (c, next) => {
    const origin = c.req.header('origin');
    if (origin === undefined || origin === new URL(c.req.url).origin) return next();
    return withHeaders(c, async () => {
      if (allowed.includes('*') || allowed.includes(origin)) return next();
      c.res = problem(c, {
        status: 403,
        detail: `This server does not answer to ${origin}. Its operator can add it to ALLOWED_ORIGINS.`,
      });
    });
  };
}
