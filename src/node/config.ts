import { z } from 'zod';

/** The embedding model that needs no download: Universal Sentence Encoder Lite, made from an npm package. */
export const DEFAULT_MODEL = 'universal-sentence-encoder-lite';

const settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  BRIEF: z.string().min(1).default('ingest/briefs/citizens-security-first.md'),
  INDEX_DIR: z.string().min(1).default('index'),
  EMBEDDING_MODEL: z.string().min(1).default(DEFAULT_MODEL),
  EMBEDDING_QUERY_PREFIX: z.string().default(''),
  EMBEDDING_PASSAGE_PREFIX: z.string().default(''),
  MODEL_HUB: z.url({ protocol: /^https?$/ }).default('https://huggingface.co'),
});

/** The settings, validated. The README has a table of them. */
export type Config = z.output<typeof settings>;

/** A setting has a value that it cannot have. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the settings. This is the only place that does.
 *
 * @param environment usually `process.env`; empty values count as not given
 * @returns every setting, with its default where none was given
 * @throws ConfigError naming each setting that is wrong, and why
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  const result = settings.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  const reasons = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new ConfigError(`These settings cannot be used:\n${reasons.join('\n')}`);
}
