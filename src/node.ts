import { resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { terminalListener } from '../ingest/build/terminal.js';
import { runCommand } from './node/command.js';
import { ConfigError, readConfig } from './node/config.js';
import { openBrief } from './node/open.js';
import { createApp } from './server/app.js';

const WEB_FOLDER = 'dist/web';
const CLOSE_TIMEOUT_MS = 5000; // for answers under way when the server is told to stop

/** The server on Node: settings, index, port. */
await runCommand(async () => {
  const config = readConfig(process.env);
  const report = (text: string): void => void process.stderr.write(`${text}\n`);
  const { lookup, ...parts } = await openBrief(config, terminalListener(process.stderr));
  const app = createApp({ ...parts, lookup, allowedOrigins: config.ALLOWED_ORIGINS, report });
  app.get('/embed', serveStatic({ path: resolve(WEB_FOLDER, 'embed.html') }));
  app.get('*', serveStatic({ root: resolve(WEB_FOLDER) }));
  await new Promise<void>((stopped, failed) => {
    const server = serve(
      { fetch: app.fetch, hostname: config.HOST, port: config.PORT },
      ({ address, port, family }) => {
        const host = family === 'IPv6' ? `[${address}]` : address;
        process.stdout.write(`${lookup.brief.title}\nAsk it at http://${host}:${port}\n`);
      },
    );
    server.on('error', (error) => failed(portError(error, config.PORT)));
    const stop = (): void => {
      server.close(() => stopped());
      setTimeout(() => process.exit(), CLOSE_TIMEOUT_MS).unref();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
});

/** The one error of listening that users meet gets words that say what to do. */
function portError(error: Error, port: number): Error {
  const inUse = 'code' in error && error.code === 'EADDRINUSE';
  return inUse ? new ConfigError(`Port ${port} is in use. Set PORT to another one.`, { cause: error }) : error;
}
