import { kindOf } from '../../retrieve/kinds.js';
import type { Mode } from '../answer.js';
import type { Draft } from '../draft.js';
import type { Fallback } from '../fallback.js';
import type { Contextualiser } from './contextualise.js';
import type { WriteRequest, Writer } from './write.js';

/** A language model at hand. */
export interface Wording {
  write: Writer;
  contextualise: Contextualiser;
  /** the prompt that has it word answers, with its version */
  prompt: string;
  /** its name */
  model: string;
}

/** A draft, and how it came to be worded. */
export interface Worded {
  draft: Draft;
  mode: Mode;
  fallback?: Fallback | undefined;
  prompt?: string | undefined;
  model?: string | undefined;
}

/** What is to be worded. */
export interface WordRequest extends WriteRequest {
  /** the question with what it leaves unsaid filled in */
  standalone: string;
  /** the question is about endnotes as such */
  areNotes: boolean;
}

/**
 * Words an answer by a language model, if there is one and something to word.
 *
 * @param wording the model; undefined if none is configured
 * @param request what is to be worded
 * @returns the draft; in the brief's own sentences, with the reason, if it is not worded
 */
export async function word(wording: Wording | undefined, request: WordRequest): Promise<Worded> {
  const { question, standalone, quoted, areNotes } = request;
  if (quoted.status === 'not_in_brief') return { mode: 'write', draft: quoted }; // nothing to word
  if (areNotes || kindOf(question) === 'source') return { mode: 'quote', draft: quoted, fallback: 'not_needed' };
  if (!wording) return { mode: 'quote', draft: quoted, fallback: 'not_configured' };
  const { draft, isWritten, fallback } = await wording.write({ ...request, question: standalone });
  const { prompt, model } = wording;
  return {
    mode: isWritten ? 'write' : 'quote',
    draft,
    ...(fallback && { fallback }),
    ...(isWritten && { prompt, model }),
  };
}
