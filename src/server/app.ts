import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import type { Mode } from '../answer/answer.js';
import type { Asker } from '../answer/ask.js';
import type { Retrieval } from '../answer/events.js';
import type { Searcher } from '../answer/search.js';
import type { Suggester } from '../answer/suggest.js';
import type { BriefLookup } from '../brief/lookup.js';
import { addAskRoutes } from './ask.js';
import { addBibliographyRoutes } from './bibliography.js';
import { addBriefRoutes } from './brief.js';
import { openAiErrors } from './chat-completions/errors.js';
import { addChatCompletions } from './chat-completions/routes.js';
import { addHealthRoute } from './health.js';
import { requireKey } from './keys.js';
import { addMcpRoute } from './mcp.js';
import { addOpenApi } from './openapi.js';
import { allowOrigins } from './origins.js';
import { turnAway } from './overload.js';
import { API_PATHS, CHAT_PATHS, COSTLY_PATHS, METRICS_PATH, PUBLIC_PATHS } from './paths.js';
import { invalid, otherMethods, problem, thrown } from './problem.js';
import { secure } from './security.js';
import { addSuggestionRoutes } from './suggestions.js';

const MAX_BODY_BYTES = 512 * 1024; // 20 turns of the longest question and a long answer

/** What the server answers with. */
export interface ServerParts {
  ask: Asker;
  search: Searcher;
  lookup: BriefLookup;
  suggester: Suggester;
  /** how passages are found, which `/healthz` says */
  retrieval: Retrieval;
  /** how answers can be worded; only `quote`, if not given */
  modes?: readonly Mode[];
  /** other sites that may call the server, as origins; `*` for all */
  allowedOrigins: readonly string[];
  /** keys, one of which must be sent to ask; none, and everyone may */
  apiKeys?: readonly string[];
  /** limits how often one client may ask, as `limitRate` does */
  limiter?: MiddlewareHandler | undefined;
  /** tells whether the server holds as many questions as it can; never, if not given */
  isFull?: () => boolean;
  /** sees every request, before anything else does */
  watch?: MiddlewareHandler;
  /** where unexpected errors are told */
  report: (text: string) => void;
}

/**
 * The server, without a port: routes, validation, limits and errors. Runs wherever Hono does.
 *
 * @param parts see {@link ServerParts}
 * @returns a Hono application
 */
export function createApp(parts: ServerParts): OpenAPIHono {
  const { ask, search, lookup, suggester, retrieval, modes = ['quote'], report } = parts;
  const { allowedOrigins, apiKeys = [], limiter } = parts;
  const app = new OpenAPIHono({
    defaultHook: (result, c) => (result.success ? undefined : invalid(c, result.error)),
  });
  app.use(requestId(), ...(parts.watch ? [parts.watch] : []));
  app.use(CHAT_PATHS, openAiErrors());
  app.use(secure());
  app.use(methodNotAllowed({ app, onMethodNotAllowed: otherMethods }));
  for (const path of PUBLIC_PATHS) app.use(path, cors());
  for (const path of API_PATHS) app.use(path, allowOrigins(allowedOrigins));
  if (parts.isFull) for (const path of COSTLY_PATHS) app.use(path, turnAway(parts.isFull));
  for (const path of COSTLY_PATHS) app.use(path, ...(limiter ? [limiter] : []), requireKey(apiKeys));
  app.use(METRICS_PATH, requireKey(apiKeys));
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }));
  addAskRoutes(app, ask, report);
  addBriefRoutes(app, lookup);
  addBibliographyRoutes(app, lookup.brief);
  addSuggestionRoutes(app, suggester);
  addMcpRoute(app, { ask, search, lookup, modes, report }, allowedOrigins);
  addChatCompletions(app, { ask, brief: lookup.brief, modes, report });
  addHealthRoute(app, lookup.brief, { retrieval, modes });
  addOpenApi(app);
  app.notFound((c) => problem(c, { status: 404, detail: `There is no ${c.req.method} ${c.req.path}.` }));
  app.onError((error, c) => thrown(error, c, report));
  return app;
}

function tooLarge(c: Context): Response {
  c.header('connection', 'close'); // what the client still sends is not read, so nothing can follow it
  return problem(c, { status: 413, detail: `Send at most ${MAX_BODY_BYTES / 1024} kB: fewer or shorter turns.` });
}
