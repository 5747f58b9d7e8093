import type { z } from 'zod';
import { ConfigError, readSettings, sharedSettings } from '../config.js';
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
  return config;
}

/** What `RATE_LIMIT` promises, the binding has to keep. */
function checkLimit({ RATE_LIMIT, RATE_LIMIT_WINDOW_S }: WorkerConfig, { RATE_LIMITER }: Bindings): void {
  if (RATE_LIMIT === 0) return;
  if (!RATE_LIMITER)
    throw new ConfigError('RATE_LIMIT needs the binding RATE_LIMITER: see [[ratelimits]] in wrangler.toml.');
  if (!WINDOWS_S.includes(RATE_LIMIT_WINDOW_S))
    throw new ConfigError(`On Workers, RATE_LIMIT_WINDOW_S is ${WINDOWS_S.join(' or ')}, as the binding's period.`);
}
