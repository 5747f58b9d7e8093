import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ZodError } from 'zod';
import type { Problem } from '../answer/events.js';

/** Seconds after which to ask again, where the server is the reason. */
export const RETRY_AFTER_S = 1;

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  401: 'A key is needed here',
  403: 'This site may not ask here',
  404: 'There is nothing here',
  405: 'This method is not offered here',
  413: 'The request is too large',
  415: 'The request is not JSON',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'There are no answers at the moment',
};

const UNAVAILABLE = 503;
/** The status of a request whose client left: nginx's number for it. Nobody reads the response. */
export const CLIENT_LEFT = 499;

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
export function problem(c: Context, details: ProblemDetails): Response {
  const body = problemBody(details, c.get('requestId') ?? '');
  if (details.status === UNAVAILABLE) c.header('retry-after', String(RETRY_AFTER_S));
  return c.json(body, details.status, { 'content-type': 'application/problem+json' });
}

/** @returns an error as RFC 9457 has it */
export function problemBody({ status, detail, errors }: ProblemDetails, requestId: string): Problem {
  const title = TITLES[status] ?? 'The request failed';
  return { type: 'about:blank', title, status, detail, requestId, ...(errors && { errors }) };
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

/** @returns the response to a method that an address does not offer: which it does */
export function otherMethods(c: Context, methods: readonly string[]): Response {
  c.header('allow', methods.join(', '));
  return problem(c, { status: 405, detail: `${c.req.method} is not offered here. Use ${methods.join(' or ')}.` });
}

/**
 * Answers whatever a handler threw.
 *
 * @param error what was thrown
 * @param c the request's context
 * @param report where unexpected errors are told, with the request's id
 * @returns the response; an unexpected error shows nothing of its inside
 */
export function thrown(error: unknown, c: Context, report: (text: string) => void): Response {
  if (c.req.raw.signal.aborted) return new Response(null, { status: CLIENT_LEFT });
  return problem(c, detailsOf(error, c, report));
}

/** @returns what to say of something that was thrown, as {@link thrown} does */
export function detailsOf(error: unknown, c: Context, report: (text: string) => void): ProblemDetails {
  if (error instanceof HTTPException) return { status: error.status as ContentfulStatusCode, detail: error.message };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  report(`${c.get('requestId')} ${c.req.method} ${c.req.path}: ${text}`);
  return {
    status: 500,
    detail: 'The question was not answered. Ask again; if it fails again, report the requestId.',
  };
}
