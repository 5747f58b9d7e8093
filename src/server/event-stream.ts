import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { AskOptions } from '../answer/ask.js';
import type { AnswerEvents, TimedAnswer } from '../answer/events.js';
import { eventWriter } from './event-writer.js';

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
  c.header('x-accel-buffering', 'no'); // nginx would hold the events back until its buffer is full
  return streamSSE(c, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    const signal = AbortSignal.any([c.req.raw.signal, left.signal]);
    const writer = eventWriter(stream);
    const send = <Name extends keyof AnswerEvents>(event: Name, data: AnswerEvents[Name]): void =>
      writer.send({ event, data: JSON.stringify(data) });
    try {
      const whole = await answer({ signal, onSentence: (sentence) => send('sentence', sentence) });
      send('citations', whole.citations);
      send('done', whole);
    } catch (error) {
      if (!signal.aborted) send('error', problemOf(error));
    } finally {
      await writer.end();
    }
  });
}
