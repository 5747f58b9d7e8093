import type { Context } from 'hono';
import type { SSEMessage } from 'hono/streaming';
import type { AnswerSentence } from '../answer/answer.js';
import type { AskOptions } from '../answer/ask.js';
import type { AnswerEvents, TimedAnswer } from '../answer/events.js';
import { streamEvents } from './sse.js';

/** What sending an answer as events needs. */
export interface EventStreamParts {
  /** finds the answer */
  answer: (options: AskOptions) => Promise<TimedAnswer>;
  /** says what went wrong, once the stream has begun */
  problemOf: (error: unknown) => AnswerEvents['error'];
}

/**
 * Sends an answer as server-sent events, each as soon as it is known. A client that leaves stops the work.
 *
 * @param c the request's context
 * @param parts see {@link EventStreamParts}
 * @returns the response; its stream ends with `done` or with `error`
 */
export function answerAsEvents(c: Context, { answer, problemOf }: EventStreamParts): Response {
  return streamEvents(c, {
    async work(send, signal) {
      const onSentence = (sentence: AnswerSentence): void => send(event('sentence', sentence));
      const whole = await answer({ signal, onSentence });
      send(event('citations', whole.citations));
      send(event('done', whole));
    },
    failure: (error) => event('error', problemOf(error)),
  });
}

function event<Name extends keyof AnswerEvents>(name: Name, data: AnswerEvents[Name]): SSEMessage {
  return { event: name, data: JSON.stringify(data) };
}
