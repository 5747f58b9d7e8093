import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Brief } from '../../src/brief/brief.js';
import { BUILT, type RunningServer, startServer } from '../support/server.js';
import { load } from './ask.js';
import { costlyQuestions } from './costly.js';

/**
 * What takes too long for `npm test`: the costliest questions, four times the load, minutes of load, builds that are killed.
 * Prints what was seen and ends with exit code 1 if a promise of SECURITY.md was broken.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    overload: { type: 'string', default: '60' },
    kills: { type: 'string', default: '50' },
  },
});

const TIMES_MEDIAN = 20; // that the costliest question may take
const OVERLOAD = 4; // times what the server can carry
const WARM_UP_S = 10;
const MAX_GROWTH_MB = 50; // of memory under constant load, once it is warm
const OFTEN = 5; // that a question is asked, to tell its time

const sample = (await readFile('bench/questions.jsonl', 'utf8')).trim().split('\n');
const questions = sample.map((line): string => JSON.parse(line).question);
let broken = 0;

function tell(kept: boolean, text: string): void {
  if (!kept) broken++;
  process.stdout.write(`${kept ? 'kept  ' : 'BROKEN'} ${text}\n`);
}

async function timeOf(url: string, body: object): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < OFTEN; i++) {
    const started = performance.now();
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    await (await fetch(`${url}/ask`, init)).text();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(OFTEN / 2)] ?? 0;
}

async function costliest({ url }: RunningServer): Promise<void> {
  for (const question of questions) await timeOf(url, { question });
  const usual: number[] = [];
  for (const question of questions) usual.push(await timeOf(url, { question }));
  const median = usual.sort((a, b) => a - b)[Math.floor(usual.length / 2)] ?? 1;
  const brief: Brief = await (await fetch(`${url}/brief`)).json();
  const costly: { name: string; times: number }[] = [];
  for (const { name, ...asked } of costlyQuestions(brief))
    costly.push({ name, times: (await timeOf(url, asked)) / median });
  costly.sort((a, b) => b.times - a.times);
  const [worst] = costly;
  const most = costly.slice(0, 3).map(({ name, times }) => `${name} (${times.toFixed(1)} ×)`);
  tell((worst?.times ?? 0) <= TIMES_MEDIAN, `no question takes ${TIMES_MEDIAN} times the median: ${most.join(', ')}`);
}

async function overload({ url }: RunningServer): Promise<void> {
  const seconds = Number(values.overload);
  const able = await load({ url, connections: 16, seconds: WARM_UP_S, questions });
  const over = await load({ url, connections: 512, seconds, questions, rate: OVERLOAD * able.answered });
  const { 200: answered = 0, 503: refused = 0, ...others } = over.statuses;
  const share = (over.answered / able.answered) * 100;
  tell(
    refused > 0 && Object.keys(others).length === 0,
    `at ${OVERLOAD} × ${able.answered.toFixed(0)} questions a second for ${seconds} s: ${answered} answered (${share.toFixed(0)} % of what it can, p99 ${over.p99.toFixed(0)} ms), ${refused} turned away, others ${JSON.stringify(others)}`,
  );
  await wait(1000); // as Retry-After says
  const after = await load({ url, connections: 16, seconds: WARM_UP_S, questions });
  const { 200: again = 0, ...failed } = after.statuses;
  tell(
    again > 0 && Object.keys(failed).length === 0,
    `a second later: ${after.answered.toFixed(0)} a second, none turned away`,
  );
}

async function memory(server: RunningServer): Promise<void> {
  const seen: number[] = [];
  const started = performance.now();
  while ((performance.now() - started) / 60_000 < Number(values.minutes)) {
    await load({ url: server.url, connections: 16, seconds: 30, questions });
    seen.push(await residentMegabytes(server.process.pid ?? 0));
    process.stdout.write(`       ${seen.at(-1)?.toFixed(0)} MB\n`);
  }
  const half = Math.ceil(seen.length / 2);
  const most = (values: readonly number[]): number => Math.max(0, ...values);
  const growth = most(seen.slice(half)) - most(seen.slice(0, half));
  tell(
    growth <= MAX_GROWTH_MB,
    `memory over ${values.minutes} minutes: the second half ${growth.toFixed(0)} MB above the first`,
  );
}

/** @returns the memory of a process, as Linux tells it */
async function residentMegabytes(pid: number): Promise<number> {
  const [, kilobytes = '0'] = /VmRSS:\s*(\d+)/u.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

const server = await startServer({ LOG: 'errors' }, BUILT);
await costliest(server);
await overload(server);
await memory(server);
tell((await server.stop()) === 0, 'the server ends well when it is told to');

const killing = spawnSync('npx', ['vitest', 'run', 'tests/ingest/disk.test.ts', '-t', 'killed at any moment'], {
  env: { ...process.env, KILLS: values.kills },
  stdio: 'inherit',
});
tell(killing.status === 0, `${values.kills} builds killed at any moment leave an index that answers rightly`);
process.exitCode = broken > 0 ? 1 : 0;
