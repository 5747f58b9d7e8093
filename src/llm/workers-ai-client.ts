import type { BaseMessage } from '@langchain/core/messages';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { z } from 'zod';
import { type RunModel, WorkersAiError } from '../workers-ai.js';
import { MAX_TOKENS, type ModelClient, type TextPiece } from './client.js';
import { until } from './deadline.js';

/** A language model of Workers AI, bound to the Worker. */
export interface BoundModel {
  run: RunModel;
  /** its name: `@cf/…` */
  model: string;
  /** milliseconds that an answer may take */
  timeoutMs: number;
}

/** What its errors are in terms of HTTP: https://developers.cloudflare.com/workers-ai/platform/errors/ */
const STATUS: Readonly<Record<string, number>> = {
  ...{ 3003: 400, 3039: 400, 5004: 400, 5007: 400, 3023: 403, 3041: 403, 5016: 403, 5018: 403, 3042: 404 },
  ...{ 5005: 405, 5019: 405, 3007: 408, 3008: 408, 3006: 413, 3036: 429, 3040: 429 },
};
const CODE = /\b(\d{4}): /u; // its binding has the code nowhere but in the message: "5007: No such model"

const DONE = '[DONE]'; // the last event's data

/** Text, as most models have it in an event, or as the chat completions protocol does, or the same text as both. */
const eventSchema = z.object({
  response: z.union([z.string(), z.number().transform(String)]).nullish(), // a token of digits comes as a number
  choices: z
    .array(
      z.object({ delta: z.object({ content: z.string().nullish() }).nullish(), finish_reason: z.string().nullish() }),
    )
    .default([]),
});

/**
 * Reaches a language model of Workers AI: https://developers.cloudflare.com/workers-ai/configuration/bindings/. It is not held
 * to a form: Workers AI cannot do that and stream (https://developers.cloudflare.com/workers-ai/features/json-mode/).
 *
 * @param bound see {@link BoundModel}
 * @returns its client
 */
export function workersAiClient({ run, model, timeoutMs }: BoundModel): ModelClient {
  return {
    name: model,
    timeoutMs,
    async *stream(messages, { signal }) {
      const inputs = { messages: messages.map(asSaid), max_tokens: MAX_TOKENS, temperature: 0, stream: true };
      const output = await until(signal, run(model, inputs, { signal })).catch((error: unknown) => {
        throw withStatus(error);
      });
      if (!(output instanceof ReadableStream)) throw new WorkersAiError(`The model ${model} gives no stream of text.`);
      for await (const { data } of eventsOf(output, signal)) {
        if (data === DONE) return;
        yield pieceOf(data);
      }
    },
  };
}

function asSaid(message: BaseMessage): { role: string; content: string } {
  return { role: message.getType() === 'human' ? 'user' : 'system', content: message.text };
}

function eventsOf(bytes: ReadableStream<Uint8Array>, signal: AbortSignal) {
  return bytes
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>, { signal })
    .pipeThrough(new EventSourceParserStream());
}

function pieceOf(data: string): TextPiece {
  const { response, choices } = eventSchema.parse(JSON.parse(data));
  const [choice] = choices;
  return { text: choice?.delta?.content || response || '', finish: choice?.finish_reason ?? undefined };
}

/** Gives an error the status that an endpoint would have answered with. */
function withStatus(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  const status = STATUS[CODE.exec(message)?.[1] ?? ''];
  return status === undefined ? error : Object.assign(new WorkersAiError(message, { cause: error }), { status });
}
