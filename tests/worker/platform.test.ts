import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildWorker } from '../../ingest/workers/build.js';
import { vectorizeDatabase } from '../../ingest/workers/vectorize.js';
import type { IndexVectors } from '../../ingest/workers/vectors.js';
import { cloudflareApi } from '../../src/node/cloudflare.js';
import { type Config, readConfig } from '../../src/node/config.js';
import { openBrief } from '../../src/node/open.js';
import { defaultModelFolder } from '../../src/node/text-embeddings.js';
import { answerSchema } from '../../src/server/contract.js';
import { silent } from '../support/brief.js';
import { type StandIn, startStandIn } from '../support/cloudflare/stand-in.js';
import { DATABASE } from '../support/cloudflare/vectorize.js';
import { STAND_IN_MODEL } from '../support/cloudflare/workers-ai.js';
import { expandedBrief } from '../support/expanded-brief.js';
import { type RunningWorker, startWorker } from '../support/worker.js';

const QUESTIONS = [
  'How much is a berth from Vienna to Paris?',
  'Which operators run night trains?',
  'What is the capital of Mongolia?',
];

let folder: string;
let config: Config;
let standIn: StandIn;
let vectors: IndexVectors;
let worker: RunningWorker;

const database = () => vectorizeDatabase(cloudflareApi(config), DATABASE, silent, 1);
const ask = (question: string): Promise<Response> => fetch(`${worker.url}/ask?q=${encodeURIComponent(question)}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platform-'));
  standIn = await startStandIn();
  config = readConfig({
    ...standIn.settings,
    BRIEF: await expandedBrief(folder),
    INDEX_DIR: join(folder, 'index'),
    EMBEDDING_MODEL: STAND_IN_MODEL,
  });
  vectors = await buildWorker(config, { listener: silent, place: 'vectorize', folder: join(folder, 'worker') });
  const platform = { script: standIn.script, entrypoints: ['AI', 'VECTORIZE'] };
  worker = await startWorker({}, { folder: join(folder, 'worker'), platform });
});
afterEach(() => standIn.refuse());
afterAll(async () => {
  await worker.stop();
  standIn.stop();
  await rm(folder, { recursive: true });
});

describe('vectors in Vectorize, questions embedded by Workers AI', () => {
  test('are not answered from before the vectors are there', async () => {
    const response = await ask('Which operators run night trains?');
    expect(response.status).toBe(500);
    expect(worker.log.join('')).toContain('Vectorize has no vectors of this index');
  });

  test('are brought there once, and can be searched when that is done', async () => {
    await database().upload(vectors);
    expect(standIn.vectors.size).toBe(vectors.chunks.vectors.length + vectors.questions.vectors.length);
    const before = standIn.requests.length;
    await database().upload(vectors);
    expect(standIn.requests.slice(before).filter((request) => request.includes('upsert'))).toEqual([]);
  });

  test('give the answers that Node gives from the same index', async () => {
    const { ask: askOnNode } = await openBrief(config, silent);
    for (const question of QUESTIONS) {
      const { tookMs: _, ...answer } = answerSchema.parse(await (await ask(question)).json());
      expect(answer, question).toEqual(await askOnNode({ question, history: [], mode: 'quote' }));
    }
    expect(standIn.requests).toContain(`POST /ai/run/${STAND_IN_MODEL}`);
    expect(standIn.requests.some((request) => request.endsWith('/query'))).toBe(true);
  });

  test('are done without where Workers AI is not bound, and /healthz says so', async () => {
    const platform = { script: standIn.script, entrypoints: ['VECTORIZE'] };
    const unbound = await startWorker({}, { folder: join(folder, 'worker'), platform });
    const health = async ({ url }: RunningWorker) => (await (await fetch(`${url}/healthz`)).json()).retrieval;
    expect([await health(worker), await health(unbound)]).toEqual(['hybrid', 'lexical']);
    const response = await fetch(`${unbound.url}/ask?q=How+much+is+a+berth+from+Vienna+to+Paris%3F`);
    expect((await response.json()).citations).not.toEqual([]);
    await unbound.stop();
  });

  test.each([
    ['has no allocation left', { status: 429, code: 3036, message: 'You have used up your daily free allocation' }],
    ['is out of capacity', { status: 429, code: 3040, message: 'No more data centers to forward the request to' }],
  ] as const)('are told to be out of reach while the account %s', async (_, refusal) => {
    standIn.refuse(refusal);
    const response = await ask('Which operators run night trains?');
    expect(response.status).toBe(503);
    const { detail } = await response.json();
    expect(detail).toContain('does not answer. Ask again later');
    expect(detail).not.toContain(refusal.message);
    expect(worker.log.join('')).toContain(refusal.message);
    standIn.refuse();
    expect((await ask('Which operators run night trains?')).status).toBe(200);
  });

  test('make way for those of the build that is live', async () => {
    const others = { ...vectors, build: '0123456789abcdef' };
    await database().upload(others);
    expect(standIn.vectors.size).toBe(2 * (vectors.chunks.vectors.length + vectors.questions.vectors.length));
    await database().removeOthers(others.build);
    expect([...standIn.vectors.keys()].every((id) => id.startsWith(others.build))).toBe(true);
  });

  test('of another length are told, with the command that makes a database for them', async () => {
    const small = await startStandIn(384);
    const api = cloudflareApi(readConfig(small.settings));
    await expect(vectorizeDatabase(api, DATABASE, silent).upload(vectors)).rejects.toThrow('--dimensions=512');
    small.stop();
  });
});

describe('an embedding model that no Worker runs', () => {
  test('is told when the Worker is built, which answers without it and says so', async () => {
    const warnings: string[] = [];
    const listener = { ...silent, warning: (text: string) => void warnings.push(text) };
    const other = {
      ...config,
      EMBEDDING_MODEL: resolve(defaultModelFolder(readConfig({}))),
      INDEX_DIR: join(folder, 'other'),
    };
    await buildWorker(other, { listener, place: 'file', folder: join(folder, 'without') });
    expect(warnings.join('')).toContain('so it finds passages without it');
    const without = await startWorker({}, { folder: join(folder, 'without') });
    expect((await (await fetch(`${without.url}/healthz`)).json()).retrieval).toBe('lexical');
    const response = await fetch(`${without.url}/ask?q=How+much+is+a+berth+from+Vienna+to+Paris%3F`);
    expect((await response.json()).citations).not.toEqual([]);
    await without.stop();
  });
});
