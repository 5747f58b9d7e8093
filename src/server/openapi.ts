import type { OpenAPIHono } from '@hono/zod-openapi';
import { VERSION } from '../version.js';
import { problemExample } from './examples.js';
import { type ProblemStatus, problems } from './responses.js';

const DESCRIPTION = `Answers questions about one policy brief, from the brief alone: in its own sentences, each with the
endnote numbers that the brief gives for it; or, where the server has a language model, in sentences of that, each checked
against the passages it rests on. If the brief does not say, the answer says so.

Errors are \`application/problem+json\` (RFC 9457) and carry a \`requestId\`.`;

/** Errors of addresses and methods that the document does not name. */
const EVERYWHERE: Readonly<Record<string, ProblemStatus>> = { NotFound: 404, MethodNotAllowed: 405 };

/**
 * Adds `GET /openapi.json`: the document of all routes that were added by their definitions.
 *
 * @param app the server
 */
export function addOpenApi(app: OpenAPIHono): void {
  const registry = app.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'One of the keys in API_KEYS. A server without that setting asks for none.',
  });
  for (const [name, status] of Object.entries(EVERYWHERE))
    registry.registerComponent('responses', name, {
      ...problems(status)[status],
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          example: problemExample(status),
        },
      },
    });
  app.get('/openapi.json', (c) =>
    c.json(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Ask the Brief',
          version: VERSION,
          description: DESCRIPTION,
          license: { name: 'Apache 2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
        },
        servers: [{ url: '/', description: 'This server' }],
        tags: [
          { name: 'Ask', description: 'Questions and answers' },
          { name: 'Brief', description: 'The brief itself, as data' },
          { name: 'Server', description: 'How the server is' },
        ],
      }),
    ),
  );
}
