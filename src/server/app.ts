import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import type { Mode } from '../answer/answer.js';
import type { Asker } from '../answer/ask.js';
import type { Suggester } from '../answer/suggest.js';
import type { BriefLookup } from '../brief/lookup.js';
import { addAskRoutes } from './ask.js';
import { addBriefRoutes } from './brief.js';
import { allowOrigins } from './origins.js';
import { invalid, problem, thrown } from './problem.js';
import { addSuggestionRoutes } from './suggestions.js';

const MAX_BODY_BYTES = 512 * 1024; // 20 turns of the longest question and a long answer

const PUBLIC_SCRIPT = '/widget.js';
const API_PATHS = ['/ask', '/brief', '/brief/*', '/suggestions', '/healthz'];

/** What the server answers with. */
export interface ServerParts {
  ask: Asker;
  lookup: BriefLookup;
  suggester: Suggester;
  /** how answers can be worded; only `quote`, if not given */
  modes?: readonly Mode[];
  /** other sites that may call the server, as origins; `*` for all */
  allowedOrigins: readonly string[];
  /** where unexpected errors are told */
  report: (text: string) => void;
}

/**
 * The server, without a port: routes, validation, limits and errors. Runs wherever Hono does.
 *
 * @param parts see {@link ServerParts}
 * @returns a Hono application
 */
export function createApp({
  ask,
  lookup,
  suggester,
  modes = ['quote'],
  allowedOrigins,
  report,
}: ServerParts): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => (result.success ? undefined : invalid(c, result.error)),
  });
  app.use(requestId());
  app.use(
    secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"], baseUri: ["'none'"], formAction: ["'self'"] } }),
  );
  app.use(PUBLIC_SCRIPT, cors()); // sites that may not ask can still load it, and show why
  for (const path of API_PATHS) app.use(path, allowOrigins(allowedOrigins));
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) =>
        problem(c, { status: 413, detail: `Send at most ${MAX_BODY_BYTES / 1024} kB: fewer or shorter turns.` }),
    }),
  );
  addAskRoutes(app, ask);
  addBriefRoutes(app, lookup);
  addSuggestionRoutes(app, suggester);
  app.get('/healthz', (c) => c.json({ status: 'ok', brief: lookup.brief.id, modes }));
  app.notFound((c) => problem(c, { status: 404, detail: `There is no ${c.req.method} ${c.req.path}.` }));
  app.onError((error, c) => thrown(error, c, report));
  return app;
}
