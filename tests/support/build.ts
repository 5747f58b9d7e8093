import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';
import { buildIndex } from '../../ingest/build/build.js';
import { readConfig } from '../../src/node/config.js';
import { silent } from './brief.js';

/** Builds what the tests use, the same steps as in `npm start`: the index, unless it is there, and the static files. */
export async function setup(): Promise<void> {
  await buildIndex(readConfig({}), { listener: silent });
  // The test runner's own NODE_ENV would bundle the libraries' development builds, which no reader gets.
  await promisify(execFile)('npm', ['run', '--silent', 'build:web'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await chromium.executablePath(); // unpacks the browser, before two tests do so at once
}
