import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { noSuchEndnote, showEndnote } from '../brief/endnotes.js';
import type { BriefLookup } from '../brief/lookup.js';
import { briefOut, endnotePath, endnoteSchema } from './contract.js';
import { briefExample, endnoteExample } from './examples.js';
import { problems } from './responses.js';

const getBrief = createRoute({
  method: 'get',
  path: '/brief',
  tags: ['Brief'],
  summary: 'The brief: sections, paragraphs, passages, endnotes',
  responses: {
    200: { description: 'The brief', content: { 'application/json': { schema: briefOut, example: briefExample } } },
    ...problems(403, 500),
  },
});

const getEndnote = createRoute({
  method: 'get',
  path: '/brief/endnotes/{number}',
  tags: ['Brief'],
  summary: 'One endnote, with the passages it backs',
  request: { params: endnotePath },
  responses: {
    200: {
      description: 'The endnote',
      content: { 'application/json': { schema: endnoteSchema, example: endnoteExample } },
    },
    ...problems(400, 403, 404, 500),
  },
});

/**
 * Adds `GET /brief` and `GET /brief/endnotes/{number}`.
 *
 * @param app the server
 * @param lookup the brief
 */
export function addBriefRoutes(app: OpenAPIHono, lookup: BriefLookup): void {
  app.openapi(getBrief, (c) => c.json(lookup.brief, 200));
  app.openapi(getEndnote, (c) => {
    const { number } = c.req.valid('param');
    const endnote = lookup.endnote(number);
    if (!endnote) throw new HTTPException(404, { message: noSuchEndnote(number, lookup.brief) });
    return c.json(showEndnote(endnote, lookup), 200);
  });
}
