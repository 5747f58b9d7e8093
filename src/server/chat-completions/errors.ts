import type { MiddlewareHandler } from 'hono';
import { problemSchema } from '../contract.js';

const CODES: Readonly<Record<number, string>> = { 401: 'invalid_api_key', 429: 'rate_limit_exceeded' };
const SERVER_ERRORS = 500;

/** An error as OpenAI's API has it. */
export interface OpenAiError {
  error: { message: string; type: string; param: string | null; code: string | null };
}

/** @returns an error in OpenAI's shape */
export function openAiError(
  status: number,
  message: string,
  { param = null, code = CODES[status] ?? null }: { param?: string | null; code?: string | null } = {},
): OpenAiError {
  const type = status >= SERVER_ERRORS ? 'server_error' : 'invalid_request_error';
  return { error: { message, type, param, code } };
}

/** @returns the same, of a body as `application/problem+json` has it */
export function fromProblem(body: unknown): OpenAiError {
  const { status, detail, errors } = problemSchema.parse(body);
  return openAiError(status, detail, { param: errors?.[0]?.field ?? null });
}

/** @returns a middleware that gives the server's errors the shape that OpenAI's clients read */
export function openAiErrors(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { status, headers } = c.res;
    if (!headers.get('content-type')?.startsWith('application/problem+json')) return;
    const body = JSON.stringify(fromProblem(await c.res.json()));
    c.res = new Response(body, { status, headers: { 'content-type': 'application/json' } });
  };
}
