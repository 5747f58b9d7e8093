import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { assembleKernel } from '../../ingest/workers/kernel.js';
import { openBrief } from '../../src/worker/open.js';

const INDEX = 'dist/worker/index';

let kernel: WebAssembly.Module;
let manifest: object;
beforeAll(async () => {
  kernel = await WebAssembly.compile(await assembleKernel());
  manifest = JSON.parse(await readFile(join(INDEX, 'manifest.json'), 'utf8'));
});

/** Opens the built index with other files in the place of some; null for one that is not there. */
function openWith(changed: Record<string, Uint8Array<ArrayBuffer> | null>) {
  const read = async (file: string) => (file in changed ? changed[file] : readFile(join(INDEX, file)));
  const ASSETS = {
    async fetch({ url }: Request): Promise<Response> {
      const content = await read(basename(url));
      return new Response(content, { status: content ? 200 : 404 });
    },
  };
  return openBrief({ ASSETS }, kernel);
}

/** The built index's manifest, changed. */
function manifestWith(change: object) {
  return { 'manifest.json': new TextEncoder().encode(JSON.stringify({ ...manifest, ...change })) };
}

test('an index as it was built is opened', async () => {
  const { lookup, retrieval } = await openWith({});
  expect(lookup.brief.id).toBe('citizens-security-first');
  expect(retrieval).toBe('hybrid');
});

test.each(['brief.json', 'subwords.msgpack', 'vectors.safetensors', 'encoder.safetensors', 'tokenizer.json'])(
  'a damaged %s is told, with what to do, and never answered from',
  async (file) => {
    const start = `The index in the Worker is damaged: ${file}`;
    await expect(openWith({ [file]: Uint8Array.of(1) })).rejects.toThrow(
      `${start} was changed or cut short. Build and`,
    );
    await expect(openWith({ [file]: null })).rejects.toThrow(
      `${start} is missing. Build and deploy again: "npm run deploy"`,
    );
  },
);

const database = { place: 'vectorize', build: '0123456789abcdef', dimension: 512, counts: { chunks: 1, questions: 1 } };

test.each([
  ['of another format', { format: 999 }, 'another version than its code'],
  ['whose manifest cannot be read', { dimension: 'long' }, 'no manifest that can be read'],
  ['whose vectors are in a database that is not bound', { vectors: database }, 'bind it as VECTORIZE'],
])('an index %s is told, with what to do', async (_, change, words) => {
  await expect(openWith(manifestWith(change))).rejects.toThrow(words);
});

test.each([
  ['does not run there', 'acme/small'],
  ['is not bound', '@cf/baai/bge-m3'],
])('an index of a model that %s is answered from without it, and that is told', async (_, model) => {
  const embedding = { model, queryPrefix: '', passagePrefix: '' };
  const { ask, retrieval } = await openWith(manifestWith({ embedding }));
  expect(retrieval).toBe('lexical');
  const { citations } = await ask({ question: 'How many were extradited under Calderón?', history: [], mode: 'quote' });
  expect(citations.map(({ endnote }) => endnote)).toContain(10);
});

test('no index at all is told', async () => {
  await expect(openWith({ 'manifest.json': null })).rejects.toThrow('The Worker has no index');
});
