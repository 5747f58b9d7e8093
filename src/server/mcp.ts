import type { OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import type { McpHandler } from '../mcp/handler.js';
import type { McpParts } from '../mcp/server.js';
import { MCP_PATH } from './paths.js';

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u;

/**
 * Adds `/mcp`: the Model Context Protocol over streamable HTTP, without sessions, for clients of its 2026 and its 2025
 * revisions. Pages of other sites pass by `ALLOWED_ORIGINS`, as everywhere. A page that says it is of this server itself
 * passes only on this machine's own names: under any other, DNS may have been turned against its reader.
 *
 * @param app the server
 * @param parts what it answers with
 * @param allowedOrigins other sites that may call the server, as origins; `*` for all
 */
export function addMcpRoute(app: OpenAPIHono, parts: McpParts, allowedOrigins: readonly string[]): void {
  let handler: Promise<McpHandler> | undefined;
  app.all(MCP_PATH, async (c) => {
    const origin = c.req.header('origin');
    const isKnown = origin === undefined || allowedOrigins.includes('*') || allowedOrigins.includes(origin);
    if (!isKnown && !LOOPBACK.test(hostOf(origin)))
      throw new HTTPException(403, {
        message: `This server does not answer to ${origin} here. Its operator can add it to ALLOWED_ORIGINS.`,
      });
    // Loaded for the first who asks: its libraries are a sixth of what a start would load.
    handler ??= import('../mcp/handler.js').then(({ createHandler }) => createHandler(parts));
    return (await handler)(c.req.raw);
  });
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}
