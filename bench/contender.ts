import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { readConfig } from '../src/node/config.js';
import { LocalEmbeddings } from '../src/node/embeddings.js';
import { openBrief } from '../src/node/open.js';
import { type Question, readQuestions } from './questions.js';
import { FOUND, type OpenContender, type Retrieve } from './rival.js';
import { quantiles, type Times } from './times.js';

const ROUNDS = 10; // after one to warm up

/** What is measured of a contender, in a process of its own. */
export interface ContenderResult {
  /** milliseconds that a question takes inside the process */
  inProcess: Times;
  /** shares of the questions whose evidence stands in the first text, and in the first five */
  first: number;
  amongFive: number;
  /** characters that a text has on average: the longer, the easier it holds the evidence */
  characters: number;
  /** where it answers the same over HTTP */
  url: string;
}

const config = readConfig(process.env);

/** Our own: the whole answer is timed; what is compared with the others' texts is its search. */
async function openOurs(): Promise<{ answer: (question: string) => Promise<unknown>; retrieve: Retrieve }> {
  const { ask, search } = await openBrief(config, { progress: () => undefined, warning: () => undefined });
  return {
    answer: (question) => ask({ question, history: [], mode: 'quote' }),
    retrieve: async (question) => (await search(question)).slice(0, FOUND).map(({ quote }) => quote),
  };
}

async function openRival(name: string): Promise<{ answer: Retrieve; retrieve: Retrieve }> {
  const { open }: { open: OpenContender } = await import(`./rivals/${name}.js`);
  const embeddings = await LocalEmbeddings.load({ model: `${config.INDEX_DIR}/models/${config.EMBEDDING_MODEL}` });
  const retrieve = await open(await readFile(config.BRIEF, 'utf8'), embeddings);
  return { answer: retrieve, retrieve };
}

async function timed(answer: (question: string) => Promise<unknown>, questions: readonly Question[]): Promise<Times> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++)
    for (const { question } of questions) {
      const started = performance.now();
      await answer(question);
      if (round > 0) times.push(performance.now() - started);
    }
  return quantiles(times);
}

/** Typography apart: a splitter may break lines, and the brief has curly quotes. */
function plain(text: string): string {
  return text.replace(/[’‘]/gu, "'").replace(/\s+/gu, ' ').toLowerCase();
}

async function quality(retrieve: Retrieve, questions: readonly Question[]) {
  let [first, amongFive, characters, texts] = [0, 0, 0, 0];
  for (const { question, evidence } of questions) {
    const found = (await retrieve(question)).map(plain);
    const holds = (text: string): boolean => evidence.some((part) => text.includes(plain(part)));
    if (found.slice(0, 1).some(holds)) first++;
    if (found.some(holds)) amongFive++;
    characters += found.join('').length;
    texts += found.length;
  }
  return { first: first / questions.length, amongFive: amongFive / questions.length, characters: characters / texts };
}

async function serve(answer: (question: string) => Promise<unknown>): Promise<string> {
  const server = createServer(async (request, response) => {
    const { question } = (await json(request)) as { question: string };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(await answer(question)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const [, script = '', name = 'ours', set = ''] = process.argv;
if (import.meta.filename === script) {
  const questions = await readQuestions(set);
  const { answer, retrieve } = await (name === 'ours' ? openOurs() : openRival(name));
  const inProcess = await timed(answer, questions);
  const result: ContenderResult = { inProcess, ...(await quality(retrieve, questions)), url: await serve(answer) };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
