import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { AskOptions } from '../answer/ask.js';
import type { AnswerEvents, TimedAnswer } from '../answer/events.js';

/** Proxies drop a connection that is silent for long; the HTML standard advises a comment "every 15 seconds or so". */
const HEARTBEAT_MS = 15_000;
const COMMENT = ':\n\n'; // a line that clients pass over

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
    try {
      const whole = await answer({ signal, onSentence: (sentence) => writer.send('sentence', sentence) });
      writer.send('citations', whole.citations);
      writer.send('done', whole);
    } catch (error) {
      if (!signal.aborted) writer.send('error', problemOf(error));
    } finally {
      await writer.end();
    }
  });
}

/** Writes events in order, and comments while nothing comes; the first at once, so that the client sees the server at work. */
function eventWriter(stream: SSEStreamingApi) {
  let written: Promise<unknown> = Promise.resolve();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const write = (next: () => Promise<unknown>): void => {
    written = written.then(next);
    clearTimeout(silence);
    silence = setTimeout(comment, HEARTBEAT_MS);
  };
  const comment = (): void => write(() => stream.write(COMMENT));
  comment();
  return {
    send<Name extends keyof AnswerEvents>(event: Name, data: AnswerEvents[Name]): void {
      write(() => stream.writeSSE({ event, data: JSON.stringify(data) }));
    },
    async end(): Promise<void> {
      clearTimeout(silence);
      await written;
    },
  };
}
