import { Hono } from 'hono';
import { give, refuse } from './replies.js';

const NAME = 'ask-the-brief';

/** @returns what `wrangler deploy` calls for a Worker that is not there yet; it keeps nothing of what it is sent */
export function workers(): Hono {
  const app = new Hono().basePath('/workers');
  app.get(`/services/${NAME}`, (c) =>
    refuse(c, { status: 404, code: 10_090, message: 'workers.api.error.service_not_found' }),
  );
  app.get('/subdomain', (c) => give(c, { subdomain: 'someone' }));
  app.get(`/scripts/${NAME}/deployments`, (c) => give(c, { deployments: [] }));
  app.post(`/scripts/${NAME}/assets-upload-session`, (c) => give(c, { jwt: 'session', buckets: [] }));
  app.get(`/scripts/${NAME}/settings`, (c) => give(c, {}));
  app.put(`/scripts/${NAME}`, (c) => give(c, { id: NAME, startup_time_ms: 10 }));
  app.all(`/scripts/${NAME}/subdomain`, (c) => give(c, { enabled: true, previews_enabled: false }));
  return app;
}
