import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { terminalListener } from '../../ingest/build/terminal.js';
import { runCommand } from '../../src/node/command.js';
import { readConfig } from '../../src/node/config.js';
import { openBrief } from '../../src/node/open.js';
import { createApp } from '../../src/server/app.js';

/**
 * Scores the answers: starts a server, asks it every development question, prints the table. Arguments are passed on to
 * the scorer; `npm run eval -- --verbose` shows every wrong answer.
 */
await runCommand(async () => {
  const config = readConfig(process.env);
  const report = (text: string): void => void process.stderr.write(`${text}\n`);
  const app = createApp({ ...(await openBrief(config, terminalListener(process.stderr))), allowedOrigins: [], report });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.PORT;
  const scorer = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'score.mjs'),
      ...['--url', `http://127.0.0.1:${port}`],
      ...['--set', join(import.meta.dirname, 'dev.jsonl')],
      ...['--brief', config.BRIEF],
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit' },
  );
  const [code] = await once(scorer, 'exit');
  process.exitCode = Number(code);
  server.close();
});
