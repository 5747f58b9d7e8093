import type { Answer, Mode, Turn } from '../answer/answer.js';
import { MAX_TURNS } from '../answer/limits.js';

/** The server gave no answer. The message is for the reader. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/**
 * Asks the server.
 *
 * @param endpoint base address of the server
 * @param question the question
 * @param history the turns before, oldest first; the last ones count, as many as the server takes
 * @param mode how the answer is to be worded
 * @param signal stops waiting
 * @returns the answer
 * @throws NoAnswerError with what the server says is wrong; TypeError if it cannot be reached; AbortError if stopped
 */
export async function requestAnswer(
  endpoint: URL,
  question: string,
  history: readonly Turn[],
  mode: Mode,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await fetch(new URL('ask', endpoint), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ question, history: history.slice(-MAX_TURNS), mode }),
    signal,
  });
  const body = await response.json();
  if (!response.ok) throw new NoAnswerError(String(body.detail ?? response.statusText));
  return body;
}

/**
 * Asks the server for questions to start with, or about one passage.
 *
 * @param endpoint base address of the server
 * @param language BCP 47 tag without region
 * @param passage id of the passage to ask about
 * @returns the questions; none if the server cannot tell
 */
export async function requestSuggestions(endpoint: URL, language: string, passage?: string): Promise<string[]> {
  const query = new URLSearchParams({ lang: language, ...(passage && { passage }) });
  try {
    const response = await fetch(new URL(`suggestions?${query}`, endpoint));
    return response.ok ? (await response.json()).suggestions : [];
  } catch {
    return []; // the reader can still type a question of their own
  }
}

/** @returns whether the server at an address can have answers worded by a language model */
export async function canWrite(endpoint: URL): Promise<boolean> {
  try {
    const { modes } = await (await fetch(new URL('healthz', endpoint))).json();
    return Array.isArray(modes) && modes.includes('write');
  } catch {
    return false; // it answers in the brief's own sentences, or not at all
  }
}
