/**
 * How an answer leaves a server: whole, or event by event as its parts become known; or the problem that there is instead.
 *
 * @module events
 */
import type { Answer, AnswerSentence, Citation, Mode } from './answer.js';

/** An answer as a server gives it. */
export interface TimedAnswer extends Answer {
  /** milliseconds that it took */
  tookMs: number;
}

/** How passages are found: by words and sentence vectors, or, where the embedding model cannot run, without the latter. */
export type Retrieval = 'hybrid' | 'lexical';

/** How a server is. */
export interface Health {
  status: 'ok';
  /** id of its brief */
  brief: string;
  retrieval: Retrieval;
  /** how answers can be worded there */
  modes: Mode[];
}

/** Why there is no answer, as RFC 9457 has it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /** what is wrong with this request, and what to do about it */
  detail: string;
  /** names the request in the server's log */
  requestId: string;
  /** fields of the request that are wrong, and why */
  errors?: { field: string; message: string }[] | undefined;
}

/** The events of an answer, by their names, in the order in which they come. */
export interface AnswerEvents {
  /** one for each sentence, as soon as it has passed the citation check */
  sentence: AnswerSentence;
  citations: Citation[];
  /** the last event: the whole answer */
  done: TimedAnswer;
  /** the last event instead: the answer cannot be finished */
  error: Problem;
}
