import { Hono } from 'hono';
import { serveApp } from '../serve.js';
import { type Refusal, refuse } from './replies.js';
import { DATABASE, type StoredVector, vectorize } from './vectorize.js';
import { workers } from './workers.js';
import { type WriterScript, workersAi } from './workers-ai.js';

const ACCOUNT = '/accounts/account';
const TOKEN = 'token';

/** Stands in for the parts of Cloudflare's API that the product calls, on loopback. */
export interface StandIn {
  /** settings with which the product calls it */
  settings: Record<string, string>;
  /** the vectors in its database */
  vectors: Map<string, StoredVector>;
  /** what it was asked: method and path within the account */
  requests: string[];
  /** what its language model says from now on; at first, nothing */
  say(script: WriterScript): void;
  /** refuses everything from now on; without an argument, nothing any more */
  refuse(next?: Refusal): void;
  /** a script for workerd, with the bindings `AI` and `VECTORIZE` as its entry points */
  script: string;
  stop(): void;
}

/**
 * Starts a stand-in for Cloudflare.
 *
 * @param dimension length of the vectors in its database
 * @returns the stand-in, when it listens
 */
export async function startStandIn(dimension = 512): Promise<StandIn> {
  const vectors = new Map<string, StoredVector>();
  const requests: string[] = [];
  let refusal: Refusal | undefined;
  let writer: WriterScript = () => [];
  const app = new Hono();
  app.use(async (c, next) => {
    requests.push(`${c.req.method} ${c.req.path.slice(ACCOUNT.length)}`);
    if (c.req.header('authorization') !== `Bearer ${TOKEN}`)
      return refuse(c, { status: 403, code: 10_000, message: 'Authentication error' });
    return refusal ? refuse(c, refusal) : next();
  });
  app.route(ACCOUNT, workers());
  app.route(ACCOUNT, await workersAi((request) => writer(request)));
  app.route(ACCOUNT, vectorize(vectors, dimension));
  app.notFound((c) => refuse(c, { status: 404, code: 7003, message: 'Could not route to the address' }));
  const { url, stop } = await serveApp(app);
  return {
    settings: { CLOUDFLARE_ACCOUNT_ID: 'account', CLOUDFLARE_API_TOKEN: TOKEN, CLOUDFLARE_API_BASE_URL: url },
    vectors,
    requests,
    say(script) {
      writer = script;
    },
    refuse(next) {
      refusal = next;
    },
    script: scriptFor(url),
    stop,
  };
}

/** The bindings in workerd, in the Worker itself as on the platform: each calls the stand-in, and throws what it refuses. */
function scriptFor(url: string): string {
  return `
    async function call(path, body, { signal } = {}) {
      const headers = { authorization: 'Bearer ${TOKEN}', 'content-type': 'application/json' };
      const request = { method: 'POST', headers, body: JSON.stringify(body), signal };
      const response = await fetch('${url}${ACCOUNT}' + path, request);
      if (response.ok && body.stream) return response.body;
      const { success, errors: [error], result } = await response.json();
      if (!success) throw new Error(error.code + ': ' + error.message);
      return result;
    }
    export const AI = () => ({
      run: (model, inputs, options) => call('/ai/run/' + model, inputs, options),
    });
    export const VECTORIZE = () => ({
      query: (vector, options) => call('/vectorize/v2/indexes/${DATABASE}/query', { ...options, vector }),
    });`;
}
