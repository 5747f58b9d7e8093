import type { SSEMessage, SSEStreamingApi } from 'hono/streaming';

/** Proxies drop a connection that is silent for long; the HTML standard advises a comment "every 15 seconds or so". */
const HEARTBEAT_MS = 15_000;
const COMMENT = ':\n\n'; // a line that clients pass over

/** Writes server-sent events. */
export interface EventWriter {
  send(event: SSEMessage): void;
  /** @returns when everything is written; must be called, or comments go on */
  end(): Promise<void>;
}

/**
 * Writes events in order, and comments while nothing comes; the first at once, so that the client sees the server at work.
 *
 * @param stream where to
 * @returns the writer
 */
export function eventWriter(stream: SSEStreamingApi): EventWriter {
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
    send: (event) => write(() => stream.writeSSE(event)),
    async end() {
      clearTimeout(silence);
      await written;
    },
  };
}
