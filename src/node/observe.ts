import { AsyncLocalStorage } from 'node:async_hooks';
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Answer } from '../answer/answer.js';
import type { Asker } from '../answer/ask.js';
import { CLIENT_LEFT } from '../server/problem.js';

/** A question that was answered while a request was served. */
export interface AnswerRecord {
  question: string;
  status: Answer['status'];
  mode: Answer['mode'];
  ms: number;
}

/** A request that was served, as far as its client waited. */
export interface RequestRecord {
  requestId: string;
  method: string;
  /** the pattern of its address, like `/brief/endnotes/:number`: never what a client wrote itself */
  route: string;
  status: number;
  /** milliseconds until the last byte was sent, or the client left */
  ms: number;
  /** the client left before the last byte was sent */
  left: boolean;
  answers: AnswerRecord[];
}

/** Watches requests from outside: neither routes nor answers know of it. */
export interface Observer {
  /** goes before everything else, behind the request's id */
  watch: MiddlewareHandler;
  /** @returns the same asker, watched */
  watchAnswers: (ask: Asker) => Asker;
}

const EVERYWHERE = '/*'; // the pattern of what is done for every request
const NO_ROUTE = 'none';

/**
 * Observes requests.
 *
 * @param hear is called once for each request, when it is over
 * @returns see {@link Observer}
 */
export function observeRequests(hear: (record: RequestRecord) => void): Observer {
  const current = new AsyncLocalStorage<AnswerRecord[]>();
  return {
    async watch(c, next) {
      const started = performance.now();
      const answers: AnswerRecord[] = [];
      const { outgoing }: HttpBindings = c.env;
      outgoing.once('close', () =>
        hear({
          requestId: c.get('requestId'),
          method: c.req.method,
          route: matchedRoutes(c).findLast(({ path }) => path !== EVERYWHERE)?.path ?? NO_ROUTE,
          status: outgoing.headersSent ? outgoing.statusCode : CLIENT_LEFT,
          ms: elapsed(started),
          left: !outgoing.writableFinished,
          answers,
        }),
      );
      await current.run(answers, next);
    },
    watchAnswers: (ask) => async (question, options) => {
      const started = performance.now();
      const answer = await ask(question, options);
      const { status, mode } = answer;
      current.getStore()?.push({ question: question.question, status, mode, ms: elapsed(started) });
      return answer;
    },
  };
}

function elapsed(started: number): number {
  return Math.round((performance.now() - started) * 100) / 100;
}
