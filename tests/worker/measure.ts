import { readdir, readFile } from 'node:fs/promises';
import { fetch as fetchSocket } from 'miniflare';
import { terminalListener } from '../../ingest/build/terminal.js';
import { buildWorker } from '../../ingest/workers/build.js';
import { runCommand } from '../../src/node/command.js';
import { readConfig } from '../../src/node/config.js';
import { developmentQuestions } from '../support/brief.js';
import { bundleWorker, type RunningWorker, startWorker } from '../support/worker.js';
import { measureAgreement } from './agreement.js';

const ROUNDS = 4; // the engine makes code that runs often faster
const TICK_MS = 10; // of the times in /proc
const MB = 1024 ** 2;

/**
 * Measures the Worker in workerd, on Linux: processor time until the brief is open and for a question, and the memory that
 * opening takes. The times are those of the whole process, which also runs what stands for the platform. `--vectors` compares
 * its vectors with those on Node instead, which takes a minute or two.
 */
await runCommand(async () => {
  const say = (what: string, value: string): void => void process.stdout.write(`${what.padEnd(36)}${value}\n`);
  if (process.argv.includes('--vectors')) return measureAgreement(say);
  const listener = terminalListener(process.stderr);
  const config = readConfig(process.env);
  await buildWorker(config, { listener, place: 'file' });
  await bundleWorker();
  listener.done('Asking');
  const worker = await startWorker();
  const processor = await processorTime();
  let before = await processor();
  await (await fetch(`${worker.url}/healthz`)).text();
  say('until the brief is open', `${(await processor()) - before} ms of processor time`);
  const { usedSize, backingStorageSize } = await heapUsage(worker);
  say('memory of objects', `${Math.round(usedSize / MB)} MB`);
  say('memory of buffers and WebAssembly', `${Math.round(backingStorageSize / MB)} MB`);
  const asked = await developmentQuestions();
  for (let round = 1; round <= ROUNDS; round++) {
    before = await processor();
    for (const body of asked) await ask(worker, body);
    const each = ((await processor()) - before) / asked.length;
    say(`a question, round ${round} of ${asked.length}`, `${each.toFixed(1)} ms of processor time`);
  }
  await worker.stop();
});

async function ask({ url }: RunningWorker, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await (await fetch(`${url}/ask`, { method: 'POST', headers, body: JSON.stringify(body) })).text();
}

/** @returns tells the processor time in ms that the workerd which this process started has used */
async function processorTime(): Promise<() => Promise<number>> {
  const stat = async (pid: string): Promise<[name: string, values: string[]]> => {
    const [, name = '', values = ''] = /\((.*)\) (.*)/su.exec(await readFile(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return [name, values.split(' ')]; // from its state on, the third value of man 5 proc_pid_stat
  };
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/u.test(name))) {
    const [name, [, parent]] = await stat(pid).catch((): [string, string[]] => ['', []]);
    if (name !== 'workerd' || Number(parent) !== process.pid) continue;
    return async () => {
      const [, values] = await stat(pid);
      return TICK_MS * (Number(values[11]) + Number(values[12]));
    };
  }
  throw new Error('There is no workerd in /proc.');
}

/** Asks the engine, by the DevTools protocol, how much memory the Worker has. */
async function heapUsage({ inspector }: RunningWorker): Promise<{ usedSize: number; backingStorageSize: number }> {
  const { webSocket: socket } = await fetchSocket(inspector, { headers: { upgrade: 'websocket' } });
  if (!socket) throw new Error('The engine cannot be inspected.');
  socket.accept();
  const reply = new Promise<string>((resolve) =>
    socket.addEventListener('message', ({ data }) => resolve(String(data))),
  );
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' }));
  const { result } = JSON.parse(await reply);
  socket.close();
  return result;
}
