import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type LoadResult, load } from '../tests/soak/ask.js';
import { BUILT, type RunningServer, startServer } from '../tests/support/server.js';
import type { Question } from './questions.js';
import { quantiles } from './times.js';

const CONNECTIONS = [1, 16, 128];
const SECONDS = 10;
const STARTS = 5;
const REST_MS = 45_000; // in which the engine gives back what the start took

/** What is measured of the server from outside. */
export interface ServerResult {
  loads: (LoadResult & { connections: number })[];
  /** megabytes of memory */
  atRest: number;
  underLoad: number;
  /** milliseconds from the start of the process to the first answer */
  firstAnswer: number;
  /** seconds that `npm start` takes before that, to compile what is compiled already */
  compile: number;
  /** seconds that building the index takes */
  build: number;
  /** kilobytes that a phone downloads, as sent and if a proxy packs them */
  download: { plain: number; packed: number };
}

/**
 * Measures the server as `npm run build` made it.
 *
 * @param questions what it is asked
 * @returns see {@link ServerResult}
 */
export async function measureServer(questions: readonly Question[]): Promise<ServerResult> {
  const texts = questions.map(({ question }) => question);
  const starts: number[] = [];
  for (let i = 0; i < STARTS; i++) starts.push(await timeOfStart(texts[0] ?? ''));
  const server = await startServer({ LOG: 'errors' }, BUILT);
  await wait(REST_MS);
  const atRest = await residentMegabytes(server);
  const loads: ServerResult['loads'] = [];
  // One to warm up: the first thousand questions are answered while the code is still being compiled.
  await load({ url: server.url, connections: 1, seconds: SECONDS, questions: texts });
  for (const connections of CONNECTIONS)
    loads.push({ connections, ...(await load({ url: server.url, connections, seconds: SECONDS, questions: texts })) });
  const underLoad = await residentMegabytes(server);
  const download = await sizeOfPage(server);
  await server.stop();
  return {
    loads,
    atRest,
    underLoad,
    firstAnswer: quantiles(starts).p50,
    compile: await timeOfCompiling(),
    build: await timeOfBuild(),
    download,
  };
}

async function timeOfStart(question: string): Promise<number> {
  const started = performance.now();
  const server = await startServer({ LOG: 'errors' }, BUILT);
  await (await fetch(`${server.url}/ask?q=${encodeURIComponent(question)}`)).json();
  const took = performance.now() - started;
  await server.stop();
  return took;
}

function timeOfCompiling(): Promise<number> {
  return secondsOf('npm', ['run', '--silent', 'build']);
}

async function timeOfBuild(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const seconds = await secondsOf(process.execPath, ['dist/ingest/cli.js'], { INDEX_DIR: folder });
  await rm(folder, { recursive: true });
  return seconds;
}

async function secondsOf(command: string, args: readonly string[], settings: Record<string, string> = {}) {
  const started = performance.now();
  await promisify(execFile)(command, args, { env: { ...process.env, ...settings } });
  return (performance.now() - started) / 1000;
}

/** @returns the memory of a server, as Linux tells it; 0 elsewhere */
async function residentMegabytes({ process: { pid } }: RunningServer): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s*(\d+)/u.exec(status)?.[1] ?? 0) / 1024;
}

/** The page, what it refers to, and the brief, which it reads. */
async function sizeOfPage({ url }: RunningServer): Promise<ServerResult['download']> {
  const page = await (await fetch(url)).text();
  const files = [...page.matchAll(/\s(?:src|href)="([^"]+\.(?:js|css))"/gu)].map(([, file = '']) => file);
  const addresses = ['', ...files, 'brief', 'suggestions'].map((path) => new URL(path, `${url}/`));
  const bodies = await Promise.all(addresses.map(async (address) => (await fetch(address)).arrayBuffer()));
  const sum = (sizes: number[]): number => sizes.reduce((a, b) => a + b, 0) / 1024;
  return {
    plain: sum(bodies.map(({ byteLength }) => byteLength)),
    packed: sum(bodies.map((body) => gzipSync(Buffer.from(body)).length)),
  };
}
