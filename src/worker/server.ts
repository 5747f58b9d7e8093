import { type ExecutionContext, Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { ConfigError } from '../config.js';
import { IndexError } from '../index/manifest.js';
import { createApp } from '../server/app.js';
import { problem } from '../server/problem.js';
import { secure } from '../server/security.js';
import type { Bindings } from './bindings.js';
import { readWorkerConfig } from './config.js';
import { openBrief } from './open.js';
import { limitByPlatform } from './rate-limit.js';
import { openWriting, type PromptTexts } from './writing.js';

/** What the Worker is bundled with, and where it writes. */
export interface ServerParts {
  /** searches and encodes, compiled */
  kernel: WebAssembly.Module;
  prompts: PromptTexts;
  /** where errors are told that nobody expected, why the brief cannot be opened, and faults of a language model */
  report: (text: string) => void;
}

/** Answers a request to the Worker. */
export type WorkerServer = (
  request: Request,
  bindings: Bindings,
  context: ExecutionContext,
) => Response | Promise<Response>;

/**
 * The server on Workers. It opens the brief when the first request comes, as nothing can be read before, and keeps it.
 *
 * @param parts see {@link ServerParts}
 * @returns answers requests; every one with a 503 that says why, while the brief cannot be opened
 */
export function createServer(parts: ServerParts): WorkerServer {
  let opening: Promise<WorkerServer> | undefined;
  return async (request, bindings, context) => {
    opening ??= openServer(bindings, parts);
    const opened = opening.catch((error: unknown) => {
      opening = undefined; // whoever comes next tries again
      return refusal(error, parts.report);
    });
    context.waitUntil(opened); // those who came meanwhile wait for it, even if the one who came first has left
    const answer = await opened;
    return answer(request, bindings, context);
  };
}

async function openServer(bindings: Bindings, { kernel, prompts, report }: ServerParts): Promise<WorkerServer> {
  const config = readWorkerConfig(bindings);
  const { ALLOWED_ORIGINS: allowedOrigins, API_KEYS: apiKeys, RATE_LIMIT: requests } = config;
  const limiter =
    bindings.RATE_LIMITER && requests > 0
      ? limitByPlatform(bindings.RATE_LIMITER, { requests, windowSeconds: config.RATE_LIMIT_WINDOW_S })
      : undefined;
  const writing = await openWriting(config, { ai: bindings.AI, prompts, report });
  return createApp({ ...(await openBrief(bindings, kernel, writing)), allowedOrigins, apiKeys, limiter, report }).fetch;
}

/** Says to everyone why there are no answers: of our own errors, what the operator can do. */
function refusal(error: unknown, report: (text: string) => void): WorkerServer {
  report(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const isExpected = error instanceof ConfigError || error instanceof IndexError;
  const detail = isExpected ? error.message : 'This server cannot be opened; its log says why.';
  const app = new Hono();
  app.use(requestId(), secure());
  app.all('*', (c) => problem(c, { status: 503, detail }));
  return app.fetch;
}
