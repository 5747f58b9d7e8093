import type { z } from 'zod';
import { ConfigError, modelEndpoint, readSettings, sharedSettings } from '../config.js';
import { isWorkersAi } from '../workers-ai.js';
import type { Bindings } from './bindings.js';
import { WINDOWS_S } from './rate-limit.js';

/** The settings of a Worker, validated: those that are the same everywhere. */
export type WorkerConfig = z.output<typeof sharedSettings>;

/**
 * Reads the settings. This is the only place on Workers that does.
 *
 * @param bindings of them, those that are plain values: `[vars]` of `wrangler.toml`, and secrets
 * @returns every setting, with its default where none was given
 * @throws ConfigError naming each setting that is wrong, and why
 */
export function readWorkerConfig(bindings: Bindings): WorkerConfig {
  const values = Object.entries(bindings).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  const config = readSettings(sharedSettings, Object.fromEntries(values));
  checkLimit(config, bindings);
  if (!isForWorkersAi(config)) modelEndpoint(config, 'answer'); // throws if only a half of it is set
  return config;
}

/** @returns whether answers are to be worded by a model of Workers AI, which has no address of its own */
export function isForWorkersAi(config: WorkerConfig): config is WorkerConfig & { LLM_MODEL: string } {
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model } = config;
  return !baseUrl && model !== undefined && isWorkersAi(model);
}

/** What `RATE_LIMIT` promises, the binding has to keep. */
function checkLimit({ RATE_LIMIT, RATE_LIMIT_WINDOW_S }: WorkerConfig, { RATE_LIMITER }: Bindings): void {
  if (RATE_LIMIT === 0) return;
  if (!RATE_LIMITER)
    throw new ConfigError('RATE_LIMIT needs the binding RATE_LIMITER: see [[ratelimits]] in wrangler.toml.');
  if (!WINDOWS_S.includes(RATE_LIMIT_WINDOW_S))
    throw new ConfigError(`On Workers, RATE_LIMIT_WINDOW_S is ${WINDOWS_S.join(' or ')}, as the binding's period.`);
}
