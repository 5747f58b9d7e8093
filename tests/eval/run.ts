import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { terminalListener } from '../../ingest/build/terminal.js';
import { buildWorker } from '../../ingest/workers/build.js';
import { runCommand } from '../../src/node/command.js';
import { type Config, readConfig } from '../../src/node/config.js';
import { openBrief } from '../../src/node/open.js';
import { createApp } from '../../src/server/app.js';
import { serveApp } from '../support/serve.js';
import { bundleWorker, startWorker } from '../support/worker.js';

const ON_WORKERS = '--worker';

/**
 * Scores the answers: starts a server, asks it every development question, prints the table. `--worker` asks the Worker, in
 * workerd. Other arguments are passed on to the scorer; `npm run eval -- --verbose` shows every wrong answer.
 */
await runCommand(async () => {
  const config = readConfig(process.env);
  const args = process.argv.slice(2);
  const server = args.includes(ON_WORKERS) ? await startOnWorkers(config) : await startOnNode(config);
  const scorer = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'score.mjs'),
      ...['--url', server.url],
      ...['--set', join(import.meta.dirname, 'dev.jsonl')],
      ...['--brief', config.BRIEF],
      ...args.filter((arg) => arg !== ON_WORKERS),
    ],
    { stdio: 'inherit' },
  );
  const [code] = await once(scorer, 'exit');
  process.exitCode = Number(code);
  await server.stop();
});

interface Target {
  url: string;
  stop(): unknown;
}

async function startOnNode(config: Config): Promise<Target> {
  const report = (text: string): void => void process.stderr.write(`${text}\n`);
  const brief = await openBrief(config, terminalListener(process.stderr));
  return serveApp(createApp({ ...brief, allowedOrigins: [], report }));
}

async function startOnWorkers(config: Config): Promise<Target> {
  await buildWorker(config, { listener: terminalListener(process.stderr), place: 'file' });
  await bundleWorker();
  return startWorker();
}
