import { ChatOpenAI } from '@langchain/openai';

/** Where a language model is reached. */
export interface ModelEndpoint {
  /** base of an OpenAI-compatible API, usually ending in `/v1` */
  baseUrl: string;
  /** the model's name there */
  model: string;
  /** empty where none is asked for, as with a local Ollama */
  apiKey: string;
  /** milliseconds that a request may take */
  timeoutMs: number;
}

/**
 * Reaches a language model at any OpenAI-compatible endpoint.
 *
 * @param endpoint see {@link ModelEndpoint}
 * @param maxTokens the longest answer, in tokens
 * @returns LangChain's chat model; it calls nothing but the endpoint, and only when asked
 */
export function createChatModel({ baseUrl, model, apiKey, timeoutMs }: ModelEndpoint, maxTokens: number): ChatOpenAI {
  return new ChatOpenAI({
    model,
    apiKey: apiKey || 'none', // the client insists on one
    configuration: { baseURL: baseUrl },
    timeout: timeoutMs,
    maxTokens,
    temperature: 0,
    maxRetries: 0, // whoever asks decides what to do about a fault
    useResponsesApi: false,
  });
}
