import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ZodError } from 'zod';
import type { Problem } from './contract.js';

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  403: 'This site may not ask here',
  404: 'There is nothing here',
  405: 'This method is not offered here',
  413: 'The request is too large',
  415: 'The request is not JSON',
  500: 'Something went wrong here',
};

/** What to say of an error. */
export interface ProblemDetails {
  status: ContentfulStatusCode;
  /** what is wrong with this request, and what to do about it */
  detail: string;
  errors?: Problem['errors'];
}

/**
 * Answers with an error.
 *
 * @param c the request's context, which knows its id
 * @param details see {@link ProblemDetails}
 * @returns an `application/problem+json` response
 */
export function problem(c: Context, { status, detail, errors }: ProblemDetails): Response {
  const title = TITLES[status] ?? 'The request failed';
  const requestId: string = c.get('requestId') ?? '';
  const body: Problem = { type: 'about:blank', title, status, detail, requestId, ...(errors && { errors }) };
  return c.json(body, status, { 'content-type': 'application/problem+json' });
}

/** @returns the response to a request that does not fit its schema: which field, and why */
export function invalid(c: Context, error: ZodError): Response {
  const errors = error.issues.map(({ path, message }) => ({ field: path.join('.') || 'body', message }));
  const detail = errors.map(({ field, message }) => `"${field}" ${readable(message)}`).join('; ');
  return problem(c, { status: 400, detail: `${detail}.`, errors });
}

function readable(message: string): string {
  return message.replace(/^Invalid input: /u, 'is wrong: ');
}

/**
 * Answers whatever a handler threw.
 *
 * @param error what was thrown
 * @param c the request's context
 * @param report where unexpected errors are told, with the request's id
 * @returns the response; an unexpected error shows nothing of its inside
 */
export function thrown(error: Error, c: Context, report: (text: string) => void): Response {
  if (error instanceof HTTPException)
    return problem(c, { status: error.status as ContentfulStatusCode, detail: error.message });
  if (c.req.raw.signal.aborted) return c.body(null); // whoever asked has left
  report(`${c.get('requestId')} ${c.req.method} ${c.req.path}: ${error.stack ?? error.message}`);
  return problem(c, {
    status: 500,
    detail: 'The question was not answered. Ask again; if it fails again, report the requestId.',
  });
}
