import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { problem } from './problem.js';

const DETAIL = 'The server answers as many questions as it can. Ask again in a second.';

/** @returns what is thrown where a question comes that the server cannot hold */
export function overloaded(): HTTPException {
  return new HTTPException(503, { message: DETAIL });
}

/**
 * Turns requests away while the server is full, before anything of them is read: to say no costs little, so that the others
 * are answered as fast as ever.
 *
 * @param isFull tells whether the server holds as many questions as it can
 * @returns a middleware
 */
export function turnAway(isFull: () => boolean): MiddlewareHandler {
  return async (c, next) => {
    return isFull() ? problem(c, { status: 503, detail: DETAIL }) : next();
  };
}
