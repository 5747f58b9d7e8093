/**
 * A client of the HTTP interface, for Node, browsers and Workers.
 *
 * @module client
 */
import type { Mode, Turn } from '../answer/answer.js';
import type { TimedAnswer } from '../answer/events.js';
import { MAX_TURNS } from '../answer/limits.js';
import { isAnswer, isHealth, isSuggestions } from './narrow.js';
import { type AskEvent, readEvents, readJson } from './response.js';

export type {
  Answer,
  AnswerSentence,
  Citation,
  Evidence,
  Mode,
  NearestPassage,
  RelatedEndnote,
  Turn,
} from '../answer/answer.js';
export type { Problem, TimedAnswer } from '../answer/events.js';
export type { Fallback } from '../answer/fallback.js';
export type { Support } from '../brief/brief.js';
export { ProblemError, ResponseError } from './errors.js';
export type { AskEvent } from './response.js';

/** Which server to ask. */
export interface ClientOptions {
  /** base address of the server, absolute */
  endpoint: string | URL;
  /** a key of the server, if it asks for one */
  apiKey?: string | undefined;
  /** used in place of the global `fetch` */
  fetch?: typeof fetch | undefined;
}

/** How a question is asked. */
export interface AskOptions {
  /** the turns before, oldest first; the last ones count, as many as the server takes */
  history?: readonly Turn[] | undefined;
  /** how the answer is worded; `quote`, if not given */
  mode?: Mode | undefined;
  /** stops waiting, and the server's work */
  signal?: AbortSignal | undefined;
}

/** How long to wait for what a server offers. */
export interface ModesOptions {
  /** stops waiting */
  signal?: AbortSignal | undefined;
}

/** Which suggestions are wanted. */
export interface SuggestionOptions {
  /** BCP 47 tag of the reader's language; English, if not given */
  lang?: string | undefined;
  /** id of a passage to ask about; questions to start with, if not given */
  passage?: string | undefined;
  /** stops waiting */
  signal?: AbortSignal | undefined;
}

/**
 * Asks one server. Every method throws `ProblemError` if the server says why it does not answer, `ResponseError` if what came
 * is no answer, `TypeError` if the server cannot be reached, and the signal's reason if it was stopped.
 */
export interface Client {
  /** @returns the answer, when it is whole */
  ask(question: string, options?: AskOptions): Promise<TimedAnswer>;
  /** @returns the parts of the answer as they become known; the last is the whole answer. Leaving the loop stops the server. */
  askStream(question: string, options?: AskOptions): AsyncIterable<AskEvent>;
  /** @returns how answers can be worded by this server */
  modes(options?: ModesOptions): Promise<Mode[]>;
  /** @returns questions that the brief answers */
  suggestions(options?: SuggestionOptions): Promise<string[]>;
}

/**
 * Makes a client.
 *
 * @param options see {@link ClientOptions}
 * @returns the client
 * @throws TypeError if the endpoint is no address
 * @example
 * ```ts
 * const brief = createClient({ endpoint: 'http://127.0.0.1:8787' });
 * for await (const { event, data } of brief.askStream('Who wrote this brief?'))
 *   if (event === 'sentence') console.log(data.text, data.endnotes);
 * ```
 */
export function createClient({
  endpoint,
  apiKey,
  fetch: send = (...request) => fetch(...request),
}: ClientOptions): Client {
  const base = new URL(endpoint);
  if (!base.pathname.endsWith('/')) base.pathname += '/';

  async function post(question: string, options: AskOptions, accept: string): Promise<Response> {
    const { history = [], mode, signal } = options;
    return send(new URL('ask', base), {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json', ...(apiKey && { authorization: `Bearer ${apiKey}` }) },
      body: JSON.stringify({ question, history: history.slice(-MAX_TURNS), mode }),
      ...(signal && { signal }),
    });
  }

  function get(path: string, signal: AbortSignal | undefined): Promise<Response> {
    return send(new URL(path, base), signal ? { signal } : {});
  }

  return {
    async ask(question, options = {}) {
      return readJson(await post(question, options, 'application/json'), isAnswer);
    },
    async *askStream(question, options = {}) {
      yield* readEvents(await post(question, options, 'text/event-stream'));
    },
    async modes({ signal } = {}) {
      return (await readJson(await get('healthz', signal), isHealth)).modes;
    },
    async suggestions({ lang, passage, signal } = {}) {
      const query = new URLSearchParams({ ...(lang && { lang }), ...(passage && { passage }) });
      return (await readJson(await get(`suggestions?${query}`, signal), isSuggestions)).suggestions;
    },
  };
}
