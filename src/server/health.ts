import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Mode } from '../answer/answer.js';
import type { Health, Retrieval } from '../answer/events.js';
import type { Brief } from '../brief/brief.js';
import { healthSchema } from './contract.js';
import { healthExample } from './examples.js';
import { problems } from './responses.js';

const get = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['Server'],
  summary: 'Whether the server is well, which brief it answers from, and how answers can be worded',
  responses: {
    200: {
      description: 'It is well',
      content: { 'application/json': { schema: healthSchema, example: healthExample } },
    },
    ...problems(403, 500),
  },
});

/**
 * Adds `GET /healthz`.
 *
 * @param app the server
 * @param brief the brief it answers from
 * @param how how it finds passages, and how answers can be worded
 */
export function addHealthRoute(
  app: OpenAPIHono,
  { id }: Brief,
  how: { retrieval: Retrieval; modes: readonly Mode[] },
): void {
  const health: Health = { status: 'ok', brief: id, retrieval: how.retrieval, modes: [...how.modes] };
  app.openapi(get, (c) => c.json(health, 200));
}
