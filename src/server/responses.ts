import { problemSchema } from './contract.js';
import { problemExample } from './examples.js';

const DESCRIPTIONS = {
  400: 'A field is missing or wrong',
  401: 'The server asks for a key, and none of its keys was sent',
  403: 'The site that asks is not among those that the server answers to',
  404: 'There is nothing of that name',
  405: 'The method is not offered at this address; `Allow` says which are',
  413: 'The body is too large',
  415: 'The body is not JSON',
  429: 'The client asks too often; `Retry-After` says when to ask again',
  500: 'Something went wrong in the server',
  503: 'The server holds as many questions as it can; `Retry-After` says when to ask again',
};

/** A status that the server answers errors with. */
export type ProblemStatus = keyof typeof DESCRIPTIONS;

/** Header fields of every response where the operator limits how often one client may ask. */
export const RATE_LIMIT_HEADERS = {
  'RateLimit-Policy': header('Requests in a window of seconds', '"client";q=20;w=60'),
  RateLimit: header('Requests that are left, and seconds until they are counted anew', '"client";r=19;t=60'),
};

const HEADERS: Partial<Record<ProblemStatus, Record<string, ReturnType<typeof header>>>> = {
  401: { 'WWW-Authenticate': header('What to send', 'Bearer') },
  405: { Allow: header('Methods that are offered', 'GET, HEAD') },
  429: { ...RATE_LIMIT_HEADERS, 'Retry-After': header('Seconds to wait', '12') },
  503: { 'Retry-After': header('Seconds to wait', '1') },
};

/**
 * Documents errors.
 *
 * @param statuses the statuses that a route may answer with
 * @returns their responses, for the route's definition
 */
export function problems<Status extends ProblemStatus>(...statuses: Status[]) {
  const entries = statuses.map((status) => [status, problemResponse(status)] as const);
  return Object.fromEntries(entries) as Record<Status, ReturnType<typeof problemResponse>>;
}

function problemResponse(status: ProblemStatus) {
  return {
    description: DESCRIPTIONS[status],
    ...(HEADERS[status] && { headers: HEADERS[status] }),
    content: { 'application/problem+json': { schema: problemSchema, example: problemExample(status) } },
  };
}

function header(description: string, example: string) {
  return { description, schema: { type: 'string' as const }, example };
}
