import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { noSuchEndnote, showEndnote } from '../brief/endnotes.js';
import type { BriefLookup } from '../brief/lookup.js';
import { briefOut, endnotePath, endnoteSchema, problemSchema } from './contract.js';

const getBrief = createRoute({
  method: 'get',
  path: '/brief',
  summary: 'The brief: sections, paragraphs, passages, endnotes',
  responses: { 200: { description: 'The brief', content: { 'application/json': { schema: briefOut } } } },
});

const getEndnote = createRoute({
  method: 'get',
  path: '/brief/endnotes/{number}',
  summary: 'One endnote, with the passages it backs',
  request: { params: endnotePath },
  responses: {
    200: { description: 'The endnote', content: { 'application/json': { schema: endnoteSchema } } },
    404: {
      description: 'The brief has no such endnote',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
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
