import { z } from 'zod';
import type { ModelEndpoint } from './llm/chat-model.js';

/** The embedding model that needs no download: Universal Sentence Encoder Lite, made from an npm package. */
export const DEFAULT_MODEL = 'universal-sentence-encoder-lite';

/** A key as a header can carry it (RFC 6750, section 2.1), and too long to be guessed. */
const KEY = /^[\w.~+/-]{16,}=*$/u;

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/u).filter(Boolean));

/** The settings that are the same wherever the product runs. */
export const sharedSettings = z.object({
  ALLOWED_ORIGINS: list.pipe(
    z.array(z.union([z.literal('*'), z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)])),
  ),
  API_KEYS: list.pipe(z.array(z.string().regex(KEY, 'each key needs 16 or more of: letters, digits, - . _ ~ + / ='))),
  RATE_LIMIT: z.coerce.number().int().min(0).default(0),
  RATE_LIMIT_WINDOW_S: z.coerce.number().int().min(1).max(86_400).default(60),
  LLM_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  LLM_MODEL: z.string().min(1).optional(),
  LLM_API_KEY: z.string().default(''),
  LLM_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).optional(),
});

/** A setting has a value that it cannot have. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Validates settings.
 *
 * @param schema the settings that there are
 * @param given values by name; empty ones count as not given
 * @returns every setting, with its default where none was given
 * @throws ConfigError naming each setting that is wrong, and why
 */
export function readSettings<Schema extends z.ZodType>(
  schema: Schema,
  given: Readonly<Record<string, unknown>>,
): z.output<Schema> {
  const filled = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  const result = schema.safeParse(Object.fromEntries(filled));
  if (result.success) return result.data;
  const reasons = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new ConfigError(`These settings cannot be used:\n${reasons.join('\n')}`);
}

/** Milliseconds that a language model may take, where LLM_TIMEOUT_MS does not say: readers wait less long than a terminal. */
const TIMEOUTS_MS = { answer: 30_000, batch: 120_000 };

/**
 * Reads which language model is to be asked.
 *
 * @param settings those of the language model
 * @param use what for: to word an answer, or to write at length
 * @returns its endpoint; undefined if none is configured
 * @throws ConfigError saying what to set, if only a half of it is
 */
export function modelEndpoint(
  settings: z.output<typeof sharedSettings>,
  use: keyof typeof TIMEOUTS_MS,
): ModelEndpoint | undefined {
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: apiKey } = settings;
  if (!baseUrl && !model) return undefined;
  if (!baseUrl || !model)
    throw new ConfigError(
      `LLM_BASE_URL and LLM_MODEL belong together: set ${baseUrl ? 'LLM_MODEL' : 'LLM_BASE_URL'} too.`,
    );
  return { baseUrl, model, apiKey, timeoutMs: modelTimeout(settings, use) };
}

/**
 * Reads how long a language model may take.
 *
 * @param settings those of the language model
 * @param use what for: to word an answer, or to write at length
 * @returns milliseconds
 */
export function modelTimeout(settings: z.output<typeof sharedSettings>, use: keyof typeof TIMEOUTS_MS): number {
  return settings.LLM_TIMEOUT_MS ?? TIMEOUTS_MS[use];
}

/**
 * Reads which language model is to write at length.
 *
 * @param settings those of the language model
 * @returns its endpoint
 * @throws ConfigError saying what to set, if none is configured
 */
export function requiredEndpoint(settings: z.output<typeof sharedSettings>): ModelEndpoint {
  const endpoint = modelEndpoint(settings, 'batch');
  if (!endpoint)
    throw new ConfigError(
      'No language model is configured. Set LLM_BASE_URL to an OpenAI-compatible API (a local Ollama has http://127.0.0.1:11434/v1) and LLM_MODEL to a model that it serves.',
    );
  return endpoint;
}
