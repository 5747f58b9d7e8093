/**
 * Questions and answers as they leave the product: the HTTP contract, event streams and the terminal all carry these.
 *
 * @module answer
 */
import type { Support } from '../brief/brief.js';
import type { Fallback } from './fallback.js';

/**
 * How an answer is worded. `quote`: from the brief's own sentences. `write`: by a language model, each sentence checked against
 * the passages it rests on.
 */
export const MODES = ['quote', 'write'] as const;
export type Mode = (typeof MODES)[number];

/** A question with its answer, as the asker saw them. */
export interface Turn {
  question: string;
  answer: string;
}

/** A question with what went before it. */
export interface Question {
  question: string;
  /** the turns before, oldest first */
  history: readonly Turn[];
  mode: Mode;
  /** language of what is said beside the brief's words, a BCP 47 tag; the question's if not given or not spoken here */
  lang?: string | undefined;
}

/** A sentence of an answer with what it rests on. */
export interface AnswerSentence {
  text: string;
  /** numbers of the endnotes that the brief attaches to its passages, ascending */
  endnotes: number[];
  /** the strongest support among its passages */
  support: Support;
  /** ids of the passages it rests on; at least one */
  passages: string[];
}

/** A passage of the brief, quoted as evidence. */
export interface Evidence {
  /** id of the passage */
  id: string;
  /** title of its section */
  section: string;
  /** its text, verbatim */
  quote: string;
  support: Support;
}

/** An endnote of an answer, with the passages it was taken from. */
export interface Citation {
  endnote: number;
  reference: string;
  urls: string[];
  passages: Evidence[];
}

/** An endnote that stands near an answer's passages, and does not support them. */
export interface RelatedEndnote {
  endnote: number;
  reference: string;
}

/** A passage near a question that the brief does not answer. */
export interface NearestPassage {
  id: string;
  section: string;
  quote: string;
  endnotes: number[];
}

/** What the brief says to a question. */
export interface Answer {
  status: 'answered' | 'not_in_brief';
  /** the question as it was asked */
  question: string;
  /** the question with what it leaves unsaid filled in from the history */
  standaloneQuestion: string;
  /** language of what is said beside the brief's words, and of what a language model words: a BCP 47 tag without region */
  language: string;
  /** how it is worded; `quote` although `write` was asked for if there is a `fallback` */
  mode: Mode;
  /** why the brief's own sentences stand in the place of all of a language model's (mode `quote`) or of some (mode `write`) */
  fallback?: Fallback | undefined;
  /** the same for readers: a plain sentence */
  notice?: string | undefined;
  /** the prompt that had it worded, with its version: `answer@1` */
  prompt?: string | undefined;
  /** the language model that worded it */
  model?: string | undefined;
  /** plain text with endnote numbers in brackets */
  answer: string;
  sentences: AnswerSentence[];
  /** by ascending number */
  citations: Citation[];
  /** for the author's own analysis: the nearest endnotes of the same section */
  related: RelatedEndnote[];
  /** filled when the brief does not say */
  nearest: NearestPassage[];
  /** questions to go on with, which the brief can answer */
  suggestions: string[];
  brief: { id: string; title: string };
}
