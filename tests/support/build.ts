import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';
import { buildWorker } from '../../ingest/workers/build.js';
import { readConfig } from '../../src/node/config.js';
import { silent } from './brief.js';
import { bundleWorker } from './worker.js';

/** Builds what the tests use, as `npm start` and `npm run dev:worker` do: static files, the index if it is not there, the Worker. */
export async function setup(): Promise<void> {
  // The test runner's own NODE_ENV would bundle the libraries' development builds, which no reader gets.
  await promisify(execFile)('npm', ['run', '--silent', 'build:web'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await buildWorker(readConfig({}), { listener: silent, place: 'file' });
  await bundleWorker();
  await chromium.executablePath(); // unpacks the browser, before two tests do so at once
}
