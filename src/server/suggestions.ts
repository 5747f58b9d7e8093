import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Suggester } from '../answer/suggest.js';
import { withoutRegion } from '../language/words.js';
import { suggestionsQuery, suggestionsSchema } from './contract.js';
import { suggestionsExample } from './examples.js';
import { problems } from './responses.js';

const get = createRoute({
  method: 'get',
  path: '/suggestions',
  tags: ['Ask'],
  summary: 'Questions to start with, or about one passage',
  request: { query: suggestionsQuery },
  responses: {
    200: {
      description: 'Questions',
      content: { 'application/json': { schema: suggestionsSchema, example: suggestionsExample } },
    },
    ...problems(400, 403, 500),
  },
});

/**
 * Adds `GET /suggestions`.
 *
 * @param app the server
 * @param suggester chooses the questions
 */
export function addSuggestionRoutes(app: OpenAPIHono, suggester: Suggester): void {
  app.openapi(get, (c) => {
    const { lang, passage } = c.req.valid('query');
    const language = withoutRegion(lang);
    const suggestions = passage ? suggester.about(passage, language) : suggester.start(language);
    return c.json({ suggestions }, 200);
  });
}
