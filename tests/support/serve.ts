import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

/**
 * Serves an application in this process, on a free port.
 *
 * @param app the application
 * @returns its address, and how to stop it
 */
export async function serveApp(
  app: Pick<Parameters<typeof serve>[0], 'fetch'>,
): Promise<{ url: string; stop: () => void }> {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await once(server, 'listening');
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
