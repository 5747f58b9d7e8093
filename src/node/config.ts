import { z } from 'zod';
import { DEFAULT_MODEL, readSettings, sharedSettings } from '../config.js';

const settings = sharedSettings.extend({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  MAX_CONCURRENT: z.coerce.number().int().min(1).max(10_000).default(64),
  REQUEST_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(30_000),
  LOG: z.enum(['errors', 'requests', 'questions']).default('requests'),
  BRIEF: z.string().min(1).default('ingest/briefs/citizens-security-first.md'),
  INDEX_DIR: z.string().min(1).default('index'),
  EMBEDDING_MODEL: z.string().min(1).default(DEFAULT_MODEL),
  EMBEDDING_QUERY_PREFIX: z.string().default(''),
  EMBEDDING_PASSAGE_PREFIX: z.string().default(''),
  MODEL_HUB: z.url({ protocol: /^https?$/ }).default('https://huggingface.co'),
  CLOUDFLARE_ACCOUNT_ID: z.string().default(''),
  CLOUDFLARE_API_TOKEN: z.string().default(''),
  CLOUDFLARE_API_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.cloudflare.com/client/v4'),
});

/** The settings, validated. The README has a table of them. */
export type Config = z.output<typeof settings>;

/**
 * Reads the settings. This is the only place on Node that does.
 *
 * @param environment usually `process.env`; empty values count as not given
 * @returns every setting, with its default where none was given
 * @throws ConfigError naming each setting that is wrong, and why
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  return readSettings(settings, environment);
}
