import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
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
    if (!endnote) {
      const numbers = lookup.brief.endnotes.map((note) => note.number);
      const message = `The brief has no endnote ${number}. Its endnotes are ${numbers[0]} to ${numbers.at(-1)}.`;
      throw new HTTPException(404, { message });
    }
    const passages = lookup
      .backedBy(number)
      .map(({ id, section, text }) => ({ id, section: lookup.sectionTitle(section), quote: text }));
    return c.json({ endnote: number, reference: endnote.reference, urls: endnote.urls, passages }, 200);
  });
}
