import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Brief } from '../brief/brief.js';
import type { Retrieval } from '../index/open.js';
import { healthSchema } from './contract.js';
import { problems } from './responses.js';

const get = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['Server'],
  summary: 'Whether the server is well, and which brief it answers from',
  responses: {
    200: {
      description: 'It is well',
      content: {
        'application/json': {
          schema: healthSchema,
          example: { status: 'ok', brief: 'night-trains', retrieval: 'hybrid' },
        },
      },
    },
    ...problems(403, 500),
  },
});

/**
 * Adds `GET /healthz`.
 *
 * @param app the server
 * @param brief the brief it answers from
 * @param retrieval how it finds passages
 */
export function addHealthRoute(app: OpenAPIHono, { id }: Brief, retrieval: Retrieval): void {
  app.openapi(get, (c) => c.json({ status: 'ok' as const, brief: id, retrieval }, 200));
}
