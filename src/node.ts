import { terminalListener } from '../ingest/build/terminal.js';
import { clientAddress } from './node/client-address.js';
import { runCommand } from './node/command.js';
import { readConfig } from './node/config.js';
import { listen } from './node/listen.js';
import { limitLoad } from './node/load.js';
import { createLog } from './node/log.js';
import { addMetricsRoute, createMetrics } from './node/metrics.js';
import { observeRequests } from './node/observe.js';
import { openBrief } from './node/open.js';
import { addWebFiles } from './node/web.js';
import { createApp } from './server/app.js';
import { limitRate } from './server/rate-limit.js';

/** The server on Node: settings, index, log, counts, port. */
await runCommand(async () => {
  const config = readConfig(process.env);
  const { ask, search, ...parts } = await openBrief(config, terminalListener(process.stderr));
  const { ALLOWED_ORIGINS: allowedOrigins, API_KEYS: apiKeys, RATE_LIMIT: requests } = config;
  const limit = { windowSeconds: config.RATE_LIMIT_WINDOW_S, clientOf: clientAddress(config.TRUST_PROXY) };
  const limiter = requests > 0 ? limitRate({ requests, ...limit }) : undefined;
  const log = createLog(config.LOG, (line) => void process.stdout.write(line));
  const metrics = createMetrics();
  const observer = observeRequests((record) => {
    log.request(record);
    metrics.request(record);
  });
  const load = limitLoad(config.MAX_CONCURRENT);
  const app = createApp({
    ...parts,
    ask: observer.watchAnswers((question, options) => load.hold(() => ask(question, options), options?.signal)),
    search: (query) => load.hold(() => search(query)),
    ...{ allowedOrigins, apiKeys, limiter, isFull: load.isFull, watch: observer.watch, report: log.error },
  });
  addMetricsRoute(app, metrics.registry);
  addWebFiles(app);
  await listen({
    fetch: app.fetch,
    host: config.HOST,
    port: config.PORT,
    requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
    onListening: (url) => void process.stdout.write(`${parts.lookup.brief.title}\nAsk it at ${url}\n`),
  });
});
