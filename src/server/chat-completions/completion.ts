import type { Answer } from '../../answer/answer.js';
import { numbersIn, placesOf } from '../../answer/places.js';
import { writeOut } from '../../answer/text.js';
import { titleOf } from '../../bibliography/entry.js';
import type { Chunk, Completion, Head, UrlCitation, Usage } from './contract.js';

/** The brief's own sentences take no tokens; those of the language model behind write mode are between it and the operator. */
const USAGE: Usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };

/**
 * Makes a completion of an answer.
 *
 * @param answer the answer
 * @param head its id, time and model
 * @returns the completion: the text with its notes under it, the links as annotations, the answer as it is beside
 */
export function completionOf(answer: Answer, head: Head): Completion {
  const message = {
    role: 'assistant',
    content: writeOut(answer),
    refusal: null,
    annotations: annotate(answer),
  } as const;
  return {
    ...head,
    object: 'chat.completion',
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
    usage: USAGE,
    ask_the_brief: answer,
  };
}

/** @returns the chunk that a stream begins with, before there is an answer */
export function firstChunk(head: Head, withUsage: boolean): Chunk {
  return chunk(head, { role: 'assistant', content: '' }, withUsage);
}

/** @returns the chunk of a piece of an answer's text */
export function textChunk(text: string, head: Head, withUsage: boolean): Chunk {
  return chunk(head, { content: text }, withUsage);
}

/**
 * Makes the chunks that an answer ends with: one for the notes under it, a last one with the annotations and the answer as it
 * is, and the usage, if it was asked for.
 *
 * @param answer the answer
 * @param written characters of its text that were sent before, sentence by sentence
 * @param head as in {@link completionOf}
 * @param withUsage whether the usage is told
 * @returns the chunks, in order
 */
export function lastChunks(answer: Answer, written: number, head: Head, withUsage: boolean): Chunk[] {
  const rest = writeOut(answer).slice(written);
  const last = chunk(head, { annotations: annotate(answer) }, withUsage, 'stop');
  return [
    ...(rest === '' ? [] : [textChunk(rest, head, withUsage)]),
    { ...last, ask_the_brief: answer },
    ...(withUsage ? [{ ...head, object: 'chat.completion.chunk' as const, choices: [], usage: USAGE }] : []),
  ];
}

function chunk(
  head: Head,
  delta: Chunk['choices'][number]['delta'],
  withUsage: boolean,
  finish_reason: 'stop' | null = null,
): Chunk {
  return {
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
    ...(withUsage && { usage: null }),
  };
}

/** A link for each number in the text whose note has a web address; several, if it has several. */
function annotate(answer: Answer): UrlCitation[] {
  const notes = new Map(answer.citations.map((citation) => [citation.endnote, citation]));
  const inCodePoints = (place: number): number => [...answer.answer.slice(0, place)].length;
  return placesOf(answer)
    .flatMap(numbersIn)
    .flatMap(({ endnote, start, end }) => {
      const { urls = [], reference = '' } = notes.get(endnote) ?? {};
      const place = { start_index: inCodePoints(start), end_index: inCodePoints(end) };
      return urls.map((url) => ({
        type: 'url_citation' as const,
        url_citation: { ...place, url, title: titleOf({ reference, urls }) ?? reference },
      }));
    });
}
