import { createMcpHandler } from '@modelcontextprotocol/server';
import { createMcpServer, type McpParts } from './server.js';

/** Answers an HTTP request of the Model Context Protocol. */
export type McpHandler = (request: Request) => Promise<Response>;

/**
 * Serves the protocol over streamable HTTP, without sessions.
 *
 * @param parts what is answered with
 * @returns a handler; what it rejects is told to the client, whose fault it is
 */
export function createHandler(parts: McpParts): McpHandler {
  const handler = createMcpHandler(() => createMcpServer(parts));
  return (request) => handler.fetch(request);
}
