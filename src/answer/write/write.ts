import type { BriefLookup } from '../../brief/lookup.js';
import { type Deadline, startDeadline } from '../../llm/deadline.js';
import { ModelFault } from '../../llm/fault.js';
import type { Prompt } from '../../llm/prompt.js';
import type { Retrieved } from '../../retrieve/retrieve.js';
import type { Draft, DraftSentence } from '../draft.js';
import type { Fallback } from '../fallback.js';
import { assemble } from './assemble.js';
import { SENTENCES_FORM } from './form.js';
import { asData, asLines, offer } from './offer.js';
import { createReader, type Proposal } from './reader.js';
import { createSettle, type Outcome, type SettleParts } from './settle.js';

/** What writing needs. */
export interface WriterParts extends SettleParts {
  lookup: BriefLookup;
  /** has the model word an answer: `prompts/answer.md` */
  answer: Prompt;
}

/** What is to be answered. */
export interface WriteRequest {
  /** the question with what it leaves unsaid filled in */
  question: string;
  /** BCP 47 tag without region */
  language: string;
  /** what was found for each thing that it asks; at least one is answered */
  found: readonly Retrieved[];
  /** the answer in the brief's own sentences */
  quoted: Draft;
  /** hears each sentence as soon as it has passed, in the order of the draft */
  hear: (sentence: DraftSentence) => void;
  /** stops the model: nobody waits any more */
  signal?: AbortSignal | undefined;
}

/** An answer that a language model worded, as far as what it wrote passed the check. */
export interface Written {
  /** begins with the sentences that were heard */
  draft: Draft;
  /** whether any sentence is worded by the model */
  isWritten: boolean;
  /** why the brief's own sentences stand in the place of all, or some, of the model's */
  fallback?: Fallback | undefined;
}

/** Has a language model word answers. */
export type Writer = (request: WriteRequest) => Promise<Written>;

const MOST_SENTENCES = 12; // an answer has one to five: who writes more writes without end

/**
 * Prepares to have a language model word answers. It sees passages with their ids, and gives sentences with the ids they rest
 * on; each sentence is checked against its passages before it is heard. Whatever goes wrong, the brief's own sentences stand in.
 *
 * @param parts see {@link WriterParts}
 * @returns the writer; it rejects only with the reason of the request's signal
 */
export function createWriter({ lookup, answer, ...settling }: WriterParts): Writer {
  return async ({ question, language, found, quoted, hear, signal }) => {
    const { model } = settling;
    const deadline = startDeadline(model.timeoutMs, signal);
    const passages = offer(found, lookup);
    const languageName = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
    const settle = createSettle(settling, { passages, language, languageName }, deadline);
    const outcomes: Promise<Outcome>[] = [];
    const hearing = inOrder(outcomes, hear, signal);
    const reader = createReader();
    const seen = new Set<string>();
    let taken = 0;
    const take = (proposals: readonly Proposal[]): boolean => {
      for (const proposal of proposals) {
        taken += 1;
        if (seen.has(proposal.text) || taken > MOST_SENTENCES) continue;
        seen.add(proposal.text);
        outcomes.push(awaitedLater(settle(proposal)));
        hearing.next();
      }
      return taken <= MOST_SENTENCES;
    };
    const variables = { question: asData(question), passages: asLines(passages), language: languageName };
    const fault = await write(settling, answer, { variables, deadline, onText: (text) => take(reader.push(text)) });
    take(reader.end());
    const settled = await Promise.all(outcomes);
    const heard = await hearing.end();
    signal?.throwIfAborted();
    const isCut = taken > MOST_SENTENCES || !reader.isWhole;
    const nothing = reader.isEmpty ? 'empty' : 'unreadable';
    const reason = fault ?? (taken === 0 ? nothing : isCut ? 'cut_off' : undefined);
    return assemble({ settled, heard, reason, quoted, language, lookup });
  };
}

/** @returns what went wrong, if anything did */
async function write(
  { model }: SettleParts,
  prompt: Prompt,
  request: { variables: Readonly<Record<string, string>>; deadline: Deadline; onText: (text: string) => boolean },
): Promise<Fallback | undefined> {
  try {
    const finish = await model.write({ ...request, prompt, form: SENTENCES_FORM });
    return finish === 'length' || finish === 'content_filter' ? 'cut_off' : undefined;
  } catch (error) {
    if (error instanceof ModelFault) return error.reason;
    throw error;
  }
}

/** Hears what is written as soon as all before it is, up to the first sentence that failed: what stands for that is told at the end. */
function inOrder(
  outcomes: readonly Promise<Outcome>[],
  hear: (sentence: DraftSentence) => void,
  signal: AbortSignal | undefined,
): { next(): void; end(): Promise<number> } {
  let heard = 0;
  let isHeld = false;
  let turn = Promise.resolve();
  const advance = async (): Promise<void> => {
    while (!isHeld && heard < outcomes.length) {
      const outcome = await outcomes[heard];
      if (outcome?.kind !== 'written' || signal?.aborted) isHeld = true;
      else {
        hear(outcome.sentence);
        heard += 1;
      }
    }
  };
  return {
    next() {
      turn = awaitedLater(turn.then(advance));
    },
    async end() {
      await turn;
      return heard;
    },
  };
}

/** Marks a promise whose rejection is seen at the end, and not before. */
function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
