import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { load } from '../tests/soak/ask.js';
import { BUILT, startServer } from '../tests/support/server.js';
import { measureIn } from './child.js';
import type { ContenderResult } from './contender.js';
import type { GrowthResult } from './growth.js';
import { type Question, readQuestions, SAMPLE } from './questions.js';
import { type Contender, writeGrowth, writeReport } from './report.js';
import { measureServer } from './server.js';
import type { EmbeddingTimes } from './tensorflow.js';

const REPORT = 'docs/benchmarks.md';
const GROWTH = 'docs/growth.md';
const RIVALS = { langchain: 'LangChain', llamaindex: 'LlamaIndex.TS', orama: 'Orama, hybrid' };
const SECONDS = 10;

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: SAMPLE },
    growth: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '8' }, // that growth may take
  },
});

function step(text: string): void {
  process.stderr.write(`${text} …\n`);
}

async function measureContender(id: string, name: string, questions: readonly Question[]): Promise<Contender> {
  step(`Asking ${name}`);
  const { result, stop } = await measureIn<ContenderResult>('bench/contender.ts', id, values.set);
  const server = id === 'ours' ? await startServer({ LOG: 'errors' }, BUILT) : undefined;
  const asking = {
    url: server?.url ?? result.url,
    connections: 1,
    seconds: SECONDS,
    questions: questions.map(({ question }) => question),
  };
  await load(asking); // to warm up
  const http = await load(asking);
  await Promise.all([stop(), server?.stop()]);
  return { name, ...result, http };
}

if (!existsSync('bench/rivals/node_modules')) {
  step('Installing what is measured against');
  execFileSync('npm', ['ci', '--prefix', 'bench/rivals'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
const questions = await readQuestions(values.set);
const ours = await measureContender('ours', 'Ask the Brief', questions);
const rivals: Contender[] = [];
for (const [id, name] of Object.entries(RIVALS)) rivals.push(await measureContender(id, name, questions));
step('Embedding');
const embedding = await measureIn<EmbeddingTimes>('bench/tensorflow.ts', values.set);
step('Loading the server');
const server = await measureServer(questions);
const report = writeReport({
  questions: questions.length,
  set: values.set,
  ours,
  rivals,
  server,
  embedding: embedding.result,
});
await writeFile(REPORT, report);
process.stdout.write(report);
if (values.growth) {
  step('Growing');
  const options = ['--set', values.set, '--minutes', values.minutes];
  const { result } = await measureIn<{ results: GrowthResult[] }>('bench/growth.ts', ...options);
  const growth = writeGrowth(result.results);
  await writeFile(GROWTH, growth);
  process.stdout.write(growth);
}
