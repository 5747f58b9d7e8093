/**
 * The chat completions protocol of OpenAI, as far as it is spoken here.
 *
 * @module contract
 * @see https://platform.openai.com/docs/api-reference/chat
 */
import { z } from '@hono/zod-openapi';
import type { Answer } from '../../answer/answer.js';

const content = z.union([z.string(), z.array(z.object({ text: z.string().optional() })), z.null()]).optional();

/** A message of a conversation. Of a content in parts only texts are read. */
export type ChatMessage = z.output<typeof message>;

const message = z.object({ role: z.string(), content });

/** Body of `POST /v1/chat/completions`. Fields that are not here are ignored, as they are about language models. */
export const chatRequest = z.object({
  model: z.string().optional(),
  messages: z.array(message).min(1, 'must not be empty'),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
});

/** What a model is called, as `GET /v1/models` lists it. */
export interface Model {
  id: string;
  object: 'model';
  created: number;
  owned_by: string;
}

/** A place in a message that cites a web address. */
export interface UrlCitation {
  type: 'url_citation';
  url_citation: {
    /** place of its first character, counted in Unicode code points */
    start_index: number;
    /** place after its last character, so that a slice gives it whole */
    end_index: number;
    url: string;
    title: string;
  };
}

/** Tokens that a language model took. */
export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

/** The field beside OpenAI's own in which the whole answer stands, as `POST /ask` gives it but for the time it took. */
export interface Extension {
  ask_the_brief: Answer;
}

/** What every object of a conversation begins with. */
export interface Head {
  id: string;
  /** seconds since 1970 */
  created: number;
  model: string;
}

/** The answer to a conversation. */
export interface Completion extends Head, Extension {
  object: 'chat.completion';
  choices: [
    {
      index: 0;
      message: { role: 'assistant'; content: string; refusal: null; annotations: UrlCitation[] };
      logprobs: null;
      finish_reason: 'stop';
    },
  ];
  usage: Usage;
}

/** A piece of an answer that is streamed. */
export interface Chunk extends Head, Partial<Extension> {
  object: 'chat.completion.chunk';
  /** one, or none where only the usage is told */
  choices: {
    index: 0;
    delta: { role?: 'assistant'; content?: string; annotations?: UrlCitation[] };
    logprobs: null;
    finish_reason: 'stop' | null;
  }[];
  /** there if it was asked for: null but in the last chunk */
  usage?: Usage | null;
}
