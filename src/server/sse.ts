import type { Context } from 'hono';
import { type SSEMessage, type SSEStreamingApi, streamSSE } from 'hono/streaming';

/** Proxies drop a connection that is silent for long; the HTML standard advises a comment "every 15 seconds or so". */
const HEARTBEAT_MS = 15_000;
const COMMENT = ':\n\n'; // a line that clients pass over

/** What is sent as server-sent events. */
export interface EventSource {
  /**
   * @param send takes each event as soon as it is known
   * @param signal aborts when the client has left
   */
  work: (send: (event: SSEMessage) => void, signal: AbortSignal) => Promise<void>;
  /** @returns the last event, if the work fails */
  failure: (error: unknown) => SSEMessage;
}

/**
 * Answers with server-sent events. A client that leaves stops the work.
 *
 * @param c the request's context
 * @param source see {@link EventSource}
 * @returns the response
 */
export function streamEvents(c: Context, { work, failure }: EventSource): Response {
  c.header('x-accel-buffering', 'no'); // nginx would hold the events back until its buffer is full
  return streamSSE(c, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    const signal = AbortSignal.any([c.req.raw.signal, left.signal]);
    const writer = eventWriter(stream);
    try {
      await work(writer.send, signal);
    } catch (error) {
      if (!signal.aborted) writer.send(failure(error));
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
    send: (event: SSEMessage): void => write(() => stream.writeSSE(event)),
    async end(): Promise<void> {
      clearTimeout(silence);
      await written;
    },
  };
}
