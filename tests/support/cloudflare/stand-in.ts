import { Hono } from 'hono';
import { serveApp } from '../serve.js';
import { type Refusal, refuse } from './replies.js';
import { DATABASE, type StoredVector, vectorize } from './vectorize.js';
import { workers } from './workers.js';
import { workersAi } from './workers-ai.js';

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
  const app = new Hono();
  app.use(async (c, next) => {
    requests.push(`${c.req.method} ${c.req.path.slice(ACCOUNT.length)}`);
    if (c.req.header('authorization') !== `Bearer ${TOKEN}`)
      return refuse(c, { status: 403, code: 10_000, message: 'Authentication error' });
    return refusal ? refuse(c, refusal) : next();
  });
  app.route(ACCOUNT, workers());
  app.route(ACCOUNT, await workersAi());
  app.route(ACCOUNT, vectorize(vectors, dimension));
  app.notFound((c) => refuse(c, { status: 404, code: 7003, message: 'Could not route to the address' }));
  const { url, stop } = await serveApp(app);
  return {
    settings: { CLOUDFLARE_ACCOUNT_ID: 'account', CLOUDFLARE_API_TOKEN: TOKEN, CLOUDFLARE_API_BASE_URL: url },
    vectors,
    requests,
    refuse(next) {
      refusal = next;
    },
    script: scriptFor(url),
    stop,
  };
}

/** The bindings in workerd: each calls the stand-in, and throws what it refuses, as the platform does. */
function scriptFor(url: string): string {
  return `
    import { WorkerEntrypoint } from 'cloudflare:workers';
    async function call(path, body) {
      const headers = { authorization: 'Bearer ${TOKEN}', 'content-type': 'application/json' };
      const response = await fetch('${url}${ACCOUNT}' + path, { method: 'POST', headers, body: JSON.stringify(body) });
      const { success, errors: [error], result } = await response.json();
      if (!success) throw new Error(error.code + ': ' + error.message);
      return result;
    }
    export class AI extends WorkerEntrypoint {
      run(model, inputs) { return call('/ai/run/' + model, inputs); }
    }
    export class VECTORIZE extends WorkerEntrypoint {
      query(vector, options) { return call('/vectorize/v2/indexes/${DATABASE}/query', { ...options, vector }); }
    }
    export default { fetch: () => new Response(null, { status: 404 }) };`;
}
