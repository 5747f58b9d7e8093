import { ConfigError } from '../../src/config.js';
import type { Config } from '../../src/node/config.js';
import type { Bindings } from '../../src/worker/bindings.js';
import { isForWorkersAi, readWorkerConfig } from '../../src/worker/config.js';
import { isWorkersAi } from '../../src/workers-ai.js';

/** Of what `wrangler.toml` says, what a deployment depends on. */
export interface WranglerConfig {
  vars: Record<string, unknown>;
  vectorize: { binding: string; index_name: string }[];
  ai?: { binding: string } | undefined;
  ratelimits: { name: string; simple: { limit: number; period: number } }[];
}

/**
 * Checks that what is to be deployed fits together, before anything is sent.
 *
 * @param wrangler what `wrangler.toml` says
 * @param config the settings
 * @returns the name of the Vectorize database that is bound, if one is
 * @throws ConfigError saying what to change
 */
export function checkDeployment(wrangler: WranglerConfig, config: Config): string | undefined {
  const limit = wrangler.ratelimits.find(({ name }) => name === 'RATE_LIMITER')?.simple;
  const bindings = { ...wrangler.vars, ...(limit && { RATE_LIMITER: limit }) } as unknown as Bindings;
  const worker = readWorkerConfig(bindings);
  if (isWorkersAi(config.EMBEDDING_MODEL)) checkBound(wrangler, `EMBEDDING_MODEL is ${config.EMBEDDING_MODEL}`);
  if (isForWorkersAi(worker)) checkBound(wrangler, `LLM_MODEL is ${worker.LLM_MODEL}`);
  const { RATE_LIMIT: requests, RATE_LIMIT_WINDOW_S: seconds } = worker;
  if (limit && (limit.limit !== requests || limit.period !== seconds))
    throw new ConfigError(
      `In wrangler.toml, RATE_LIMIT and RATE_LIMIT_WINDOW_S have to be ${limit.limit} and ${limit.period}, as [[ratelimits]] has them.`,
    );
  return wrangler.vectorize.find(({ binding }) => binding === 'VECTORIZE')?.index_name;
}

function checkBound({ ai }: WranglerConfig, why: string): void {
  if (ai?.binding !== 'AI') throw new ConfigError(`${why}: bind Workers AI as AI in wrangler.toml.`);
}
