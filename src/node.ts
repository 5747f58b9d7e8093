import { serve } from '@hono/node-server';
import { terminalListener } from '../ingest/build/terminal.js';
import { clientAddress } from './node/client-address.js';
import { runCommand } from './node/command.js';
import { ConfigError, readConfig } from './node/config.js';
import { openBrief } from './node/open.js';
import { addWebFiles } from './node/web.js';
import { createApp } from './server/app.js';
import { limitRate } from './server/rate-limit.js';

const CLOSE_TIMEOUT_MS = 5000; // for answers under way when the server is told to stop

/** The server on Node: settings, index, port. */
await runCommand(async () => {
  const config = readConfig(process.env);
  const report = (text: string): void => void process.stderr.write(`${text}\n`);
  const { lookup, ...parts } = await openBrief(config, terminalListener(process.stderr));
  const { ALLOWED_ORIGINS: allowedOrigins, API_KEYS: apiKeys, RATE_LIMIT: requests } = config;
  const limit = { windowSeconds: config.RATE_LIMIT_WINDOW_S, clientOf: clientAddress(config.TRUST_PROXY) };
  const limiter = requests > 0 ? limitRate({ requests, ...limit }) : undefined;
  const app = createApp({ ...parts, lookup, allowedOrigins, apiKeys, limiter, report });
  addWebFiles(app);
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
