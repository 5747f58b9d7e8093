import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildIndex } from '../../ingest/build/build.js';
import { type Config, readConfig } from '../../src/node/config.js';
import { loadIndex } from '../../src/node/load-index.js';
import { INDEX_FILES, type IndexFile, readManifest } from '../../src/node/manifest.js';
import { openBrief } from '../../src/node/open.js';
import { SMALL_BRIEF, silent } from '../support/brief.js';

let folder: string;
let config: Config;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'index-'));
  await cp('index/models', join(folder, 'models'), { recursive: true });
  config = readConfig({ BRIEF: SMALL_BRIEF, INDEX_DIR: folder });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pathOf = async (file: IndexFile): Promise<string> => {
  const manifest = await readManifest(folder);
  return join(folder, manifest?.folder ?? '', file);
};

test('an index says what it was made from, and is not built again while that is the same', async () => {
  expect(await buildIndex(config, { listener: silent })).toBe(true);
  const manifest = await readManifest(folder);
  expect(manifest).toMatchObject({
    brief: { id: 'night-trains', sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) },
    embedding: { model: 'universal-sentence-encoder-lite' },
    dimension: 512,
  });
  expect(await buildIndex(config, { listener: silent })).toBe(false);
  expect(await buildIndex(config, { listener: silent, force: true })).toBe(true);
});

test('the same brief and model give the same index, byte for byte', async () => {
  await buildIndex(config, { listener: silent });
  const first = await readManifest(folder);
  await buildIndex(config, { listener: silent, force: true });
  const second = await readManifest(folder);
  expect(second?.files).toEqual(first?.files);
  expect(second?.folder).not.toBe(first?.folder);
});

test('a brief that changed gets a new index, with its progress told', async () => {
  const brief = join(folder, 'changing.md');
  await cp(SMALL_BRIEF, brief);
  const changing = { ...config, BRIEF: brief };
  await buildIndex(changing, { listener: silent });
  await appendFile(brief, '\n## Postscript\n\nA sleeper to Lisbon was announced.\n');
  const steps: string[] = [];
  const listener = { ...silent, progress: (step: string) => void steps.push(step.split(' ')[0] ?? '') };
  expect(await buildIndex(changing, { listener })).toBe(true);
  expect(steps).toEqual(expect.arrayContaining(['Parsing', 'Loading', 'Embedding', 'Writing']));
  const { brief: loaded } = await loadIndex(folder);
  expect(loaded.passages.some(({ text }) => text === 'A sleeper to Lisbon was announced.')).toBe(true);
});

test('a start builds what is missing and answers from it', async () => {
  const { ask } = await openBrief(config, silent);
  const answer = await ask({ question: 'How much is a berth from Vienna to Paris?', history: [], mode: 'quote' });
  expect(answer.answer).toContain('between 60 and 130 euros');
  expect(answer.citations.map(({ endnote }) => endnote)).toEqual([3]);
});

test('a build that is killed leaves the old index whole', async () => {
  await buildIndex(config, { listener: silent });
  const before = await readManifest(folder);
  for (const step of ['Parsing', 'Loading', 'Embedding', 'Writing']) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'ingest/cli.ts', '--force'], {
      env: { ...process.env, BRIEF: SMALL_BRIEF, INDEX_DIR: folder },
    });
    child.stderr.on('data', (told) => String(told).includes(step) && child.kill('SIGKILL'));
    const [, signal] = await once(child, 'exit');
    expect(signal, step).toBe('SIGKILL');
    const { manifest, brief } = await loadIndex(folder);
    expect(brief.id).toBe('night-trains');
    expect(manifest.files).toEqual(before?.files);
  }
});

test.each(INDEX_FILES)('a damaged %s is told, with what to do, and never answered from', async (file) => {
  await buildIndex(config, { listener: silent });
  await truncate(await pathOf(file), 100);
  await expect(openBrief(config, silent)).rejects.toThrow(
    `${file} was changed or cut short. Run "npm run ingest -- --force"`,
  );
  await rm(await pathOf(file));
  await expect(openBrief(config, silent)).rejects.toThrow(`${file} is missing`);
});

test('an index of another format is built anew, not read wrongly', async () => {
  await buildIndex(config, { listener: silent });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, format: manifest.format + 1 }));
  await expect(loadIndex(folder)).rejects.toThrow('Run "npm run ingest"');
  expect(await buildIndex(config, { listener: silent })).toBe(true);
});

test('metadata that cannot be used is told, with file and field', async () => {
  const brief = join(folder, 'odd.md');
  await cp(SMALL_BRIEF, brief);
  await writeFile(join(folder, 'odd.json'), '{"authors": "one"}');
  await expect(buildIndex({ ...config, BRIEF: brief }, { listener: silent })).rejects.toThrow(
    /odd\.json.*[\s\S]*authors/u,
  );
  await expect(buildIndex({ ...config, BRIEF: 'nowhere.md' }, { listener: silent })).rejects.toThrow('Set BRIEF');
});
