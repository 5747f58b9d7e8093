import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { AnswerEvents } from '../answer/events.js';
import { ProblemError, ResponseError } from './errors.js';
import { type Guard, isAnswer, isCitations, isProblem, isSentence } from './narrow.js';

/** An event of an answer. `done` is the last. */
export type AskEvent = { [Name in Answered]: { event: Name; data: AnswerEvents[Name] } }[Answered];
type Answered = Exclude<keyof AnswerEvents, 'error'>;

const GUARDS: { [Name in keyof AnswerEvents]: Guard<AnswerEvents[Name]> } = {
  sentence: isSentence,
  citations: isCitations,
  done: isAnswer,
  error: isProblem,
};

/**
 * Reads a response in JSON.
 *
 * @param response what the server sent
 * @param guard tells whether it is what was asked for
 * @returns the content
 * @throws ProblemError if the server says why it does not answer; ResponseError if what came is something else
 */
export async function readJson<T>(response: Response, guard: Guard<T>): Promise<T> {
  const body = parsed(await response.text());
  if (response.ok && guard(body)) return body;
  if (!response.ok && isProblem(body)) throw new ProblemError(body, retryAfter(response));
  throw unexpected(response);
}

/**
 * Reads a response event by event. Stopping early stops the server's work.
 *
 * @param response what the server sent: an event stream; or JSON, from a server that streams none
 * @returns the events, as they come
 * @throws as {@link readJson}, and ResponseError if the stream breaks off
 */
export async function* readEvents(response: Response): AsyncGenerator<AskEvent, void, undefined> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body)
    return yield { event: 'done', data: await readJson(response, isAnswer) };
  const reader = response.body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  const read = () =>
    reader.read().catch((error) => {
      throw error instanceof TypeError ? brokenOff(response) : error; // fetch's word for a connection that was cut
    });
  try {
    for (let next = await read(); !next.done; next = await read()) {
      const event = parseEvent(next.value.event, next.value.data, response);
      if (event) yield event;
      if (event?.event === 'done') return;
    }
  } finally {
    reader.cancel().catch(() => undefined); // it failed, or ended: nothing is left to cancel
  }
  throw brokenOff(response);
}

/** @returns an event; nothing if it is of a kind that this version does not know */
function parseEvent(name: string | undefined, text: string, response: Response): AskEvent | undefined {
  if (name === undefined || !Object.hasOwn(GUARDS, name)) return undefined;
  const event = name as keyof AnswerEvents;
  const data = parsed(text);
  if (!GUARDS[event](data)) throw unexpected(response);
  if (event === 'error') throw new ProblemError(data as AnswerEvents['error']);
  return { event, data } as AskEvent;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function brokenOff({ status }: Response): ResponseError {
  return new ResponseError('The answer broke off before its end.', status);
}

function unexpected({ status, url }: Response): ResponseError {
  return new ResponseError(
    `What answers at ${url} (status ${status}) is not Ask the Brief, or of another version.`,
    status,
  );
}

/** RFC 9110, section 10.2.3: seconds, or a date. */
function retryAfter({ headers }: Response): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = /^\d+$/u.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
