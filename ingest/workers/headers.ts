import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { DOCS_PATH, PUBLIC_PATHS } from '../../src/server/paths.js';
import { secure } from '../../src/server/security.js';

/** Files whose names change with their contents. */
const HASHED = '/assets/*';
const A_YEAR = 'public, max-age=31536000, immutable';

/**
 * Writes which headers the platform is to send with static files: the same as the server on Node sends, and for how long
 * files may be kept. Format: https://developers.cloudflare.com/workers/static-assets/headers/
 *
 * @returns the content of `_headers`
 */
export async function writeHeaders(): Promise<string> {
  const app = new Hono().use(secure());
  for (const path of PUBLIC_PATHS) app.use(path, cors());
  app.get('*', (c) => c.body(null));
  const headersOf = async (path: string): Promise<Headers> => (await app.request(path)).headers;
  const common = await headersOf('/');
  const rules = [
    ['/*', ...lines(common)],
    [HASHED, `  cache-control: ${A_YEAR}`],
  ];
  for (const path of [DOCS_PATH, ...PUBLIC_PATHS]) {
    const own = [...(await headersOf(path))].filter(([name, value]) => common.get(name) !== value);
    // A value that every path is given has to be taken away first: two would be joined.
    rules.push([path, ...own.filter(([name]) => common.has(name)).map(([name]) => `  ! ${name}`), ...lines(own)]);
  }
  return `${rules.flat().join('\n')}\n`;
}

function lines(headers: Iterable<[string, string]>): string[] {
  return [...headers].map(([name, value]) => `  ${name}: ${value}`);
}
