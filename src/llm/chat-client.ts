import { createChatModel, type ModelEndpoint } from './chat-model.js';
import { MAX_TOKENS, type ModelClient } from './client.js';

/**
 * Reaches a language model at any OpenAI-compatible endpoint.
 *
 * @param endpoint where it is reached
 * @returns its client
 */
export function chatClient(endpoint: ModelEndpoint): ModelClient {
  const chat = createChatModel(endpoint, MAX_TOKENS);
  return {
    name: endpoint.model,
    timeoutMs: endpoint.timeoutMs,
    async *stream(messages, { form, signal }) {
      const format = form && {
        response_format: { type: 'json_schema' as const, json_schema: { ...form, strict: true } },
      };
      for await (const chunk of await chat.stream(messages, { signal, ...format })) {
        const finish: unknown = (chunk.response_metadata as { finish_reason?: unknown }).finish_reason;
        yield { text: chunk.text, finish: typeof finish === 'string' ? finish : undefined };
      }
    },
  };
}
