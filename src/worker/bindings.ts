/**
 * What the platform binds to the Worker, as `wrangler.toml` says: of each interface, what is used here.
 *
 * @module bindings
 */
import type { IndexPlace } from '../index/verify.js';
import type { Kernel } from '../kernel/kernel.js';
import type { RunModel } from '../workers-ai.js';

/** Static files: https://developers.cloudflare.com/workers/static-assets/binding/ */
export interface StaticAssets {
  fetch(request: Request): Promise<Response>;
}

/** A vector database: https://developers.cloudflare.com/vectorize/reference/client-api/ */
export interface Vectorize {
  query(vector: number[], options: { topK: number; namespace: string }): Promise<{ matches: VectorizeMatch[] }>;
}

/** A vector that Vectorize found. */
export interface VectorizeMatch {
  id: string;
  /** cosine, where the database was made with that metric */
  score: number;
}

/** Models: https://developers.cloudflare.com/workers-ai/configuration/bindings/ */
export interface WorkersAi {
  run: RunModel;
}

/** Counts requests: https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/ */
export interface RateLimiter {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** Everything that is bound; beside it, the settings by their names. */
export interface Bindings extends Readonly<Record<string, unknown>> {
  ASSETS: StaticAssets;
  VECTORIZE?: Vectorize;
  AI?: WorkersAi;
  RATE_LIMITER?: RateLimiter;
}

/** What the parts of the Worker are made from. */
export interface Platform {
  bindings: Bindings;
  /** the index's files */
  place: IndexPlace;
  /** searches and encodes */
  kernel: Kernel;
}
