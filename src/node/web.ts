import { resolve } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';

const FOLDER = 'dist/web';

/** Addresses of pages, with their files. */
const PAGES = { '/': 'index.html', '/embed': 'embed.html', '/docs': 'docs.html' };
/** Files whose address is their name. */
const FILES = ['/widget.js', '/client.js', '/assets/*'];

/**
 * Adds the static files that the build wrote.
 *
 * @param app the server
 */
export function addWebFiles(app: Pick<Hono, 'get'>): void {
  for (const [address, file] of Object.entries(PAGES)) app.get(address, serveStatic({ path: resolve(FOLDER, file) }));
  for (const address of FILES) app.get(address, serveStatic({ root: resolve(FOLDER) }));
}
