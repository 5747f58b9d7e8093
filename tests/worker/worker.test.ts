import { cp, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWorkerConfig } from '../../src/worker/config.js';
import { developmentQuestions, opened } from '../support/brief.js';
import { call, connect } from '../support/mcp.js';
import { type RunningWorker, startWorker } from '../support/worker.js';

let worker: RunningWorker;
let folder: string;
beforeAll(async () => {
  worker = await startWorker();
  folder = await mkdtemp(join(tmpdir(), 'worker-'));
});
afterAll(async () => {
  await worker.stop();
  await rm(folder, { recursive: true });
});

const get = (path: string): Promise<Response> => fetch(worker.url + path);

describe('static files', () => {
  test('are the page, the widget and the client, with the headers that Node sends', async () => {
    const { headers } = await get('/healthz');
    for (const path of ['/', '/embed', '/widget.js']) {
      const response = await get(path);
      expect(response.status, path).toBe(200);
      for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy'])
        expect(response.headers.get(name), `${path} ${name}`).toBe(headers.get(name));
    }
    expect((await get('/docs')).headers.get('content-security-policy')).toContain("style-src 'self' 'unsafe-inline'");
    for (const path of ['/widget.js', '/client.js'])
      expect((await get(path)).headers.get('access-control-allow-origin'), path).toBe('*');
  });

  test('whose names change with their contents may be kept', async () => {
    const [script] = /\/?assets\/[\w.-]+\.js/u.exec(await (await get('/')).text()) ?? [];
    const response = await get(`/${script?.replace(/^\//u, '')}`);
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  test('of the index are given to nobody', async () => {
    for (const file of ['manifest.json', 'brief.json', 'encoder.safetensors', ''])
      expect((await get(`/index/${file}`)).status, file).toBe(404);
  });
});

describe('answers', () => {
  test('are those of Node, but for a few where the last digits of a vector decide', async () => {
    const { ask } = await opened();
    const asked = await developmentQuestions();
    let same = 0;
    for (const body of asked) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${worker.url}/ask`, { method: 'POST', headers, body: JSON.stringify(body) });
      const { answer } = await response.json();
      same += Number(answer === (await ask({ ...body, mode: 'quote' })).answer);
    }
    expect(same / asked.length).toBeGreaterThanOrEqual(0.95);
  });

  test('come to the clients of the Model Context Protocol and of chat completions', async () => {
    const question = 'How many people were extradited under Calderón?';
    const mcp = await connect(new StreamableHTTPClientTransport(new URL('/mcp', worker.url)));
    expect((await call(mcp, 'ask_brief', { question })).text).toContain('587');
    await mcp.close();
    const chat = new OpenAI({ baseURL: `${worker.url}/v1`, apiKey: 'none', maxRetries: 0 });
    const stream = await chat.chat.completions.create({
      model: 'citizens-security-first',
      messages: [{ role: 'user', content: question }],
      stream: true,
    });
    let content = '';
    for await (const { choices } of stream) content += choices[0]?.delta.content ?? '';
    expect(content).toContain('587');
  });

  test('come to everyone who asks at once while the brief is being opened', async () => {
    const cold = await startWorker();
    const asked = Array.from({ length: 20 }, () => fetch(`${cold.url}/ask?q=Who+was+Camarena%3F`));
    const answers = await Promise.all(asked.map(async (response) => (await (await response).json()).answer));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('Camarena');
    await cold.stop();
  });
});

describe('a Worker that cannot open its brief', () => {
  test('says why to every request, and to its log', async () => {
    const changed = join(folder, 'changed');
    await cp('dist/worker', changed, { recursive: true });
    await truncate(join(changed, 'index/brief.json'), 100);
    const broken = await startWorker({}, { folder: changed });
    for (const path of ['/ask?q=x', '/healthz']) {
      const problem = await (await fetch(broken.url + path)).json();
      expect(problem).toMatchObject({ status: 503, detail: expect.stringContaining('brief.json was changed') });
      expect(problem.requestId).not.toBe('');
    }
    expect(broken.log.join('')).toContain('brief.json was changed or cut short');
    await broken.stop();
  });

  test('because of a setting, names it', async () => {
    const broken = await startWorker({ ALLOWED_ORIGINS: 'example' });
    expect((await (await fetch(`${broken.url}/healthz`)).json()).detail).toContain('ALLOWED_ORIGINS');
    await broken.stop();
  });
});

describe('settings', () => {
  const ASSETS = { fetch: () => Promise.reject(new Error('not asked')) };
  const RATE_LIMITER = { limit: async () => ({ success: true }) };

  test('are the values among the bindings', () => {
    expect(readWorkerConfig({ ASSETS, RATE_LIMITER, RATE_LIMIT: 20, RATE_LIMIT_WINDOW_S: '10' })).toMatchObject({
      RATE_LIMIT: 20,
      RATE_LIMIT_WINDOW_S: 10,
      ALLOWED_ORIGINS: [],
    });
  });

  test('promise no limit that the platform does not keep', () => {
    expect(() => readWorkerConfig({ ASSETS, RATE_LIMIT: 20 })).toThrow('needs the binding RATE_LIMITER');
    const hourly = { ASSETS, RATE_LIMITER, RATE_LIMIT: 20, RATE_LIMIT_WINDOW_S: 3600 };
    expect(() => readWorkerConfig(hourly)).toThrow('10 or 60');
  });
});
