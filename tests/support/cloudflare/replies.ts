import type { Context } from 'hono';

/** Why the API refuses a request: https://developers.cloudflare.com/workers-ai/platform/errors/ and others. */
export interface Refusal {
  status: 400 | 403 | 404 | 408 | 413 | 429;
  code: number;
  message: string;
}

/** @returns a result, in the envelope that all of Cloudflare's API has */
export function give(c: Context, result: unknown): Response {
  return c.json({ success: true, errors: [], messages: [], result });
}

/** @returns a refusal, likewise */
export function refuse(c: Context, { status, code, message }: Refusal): Response {
  return c.json({ success: false, errors: [{ code, message }], messages: [], result: null }, status);
}
