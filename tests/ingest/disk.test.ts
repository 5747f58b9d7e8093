import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFile,
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildIndex } from '../../ingest/build/build.js';
import { type FileWriter, writeIndex } from '../../ingest/build/write.js';
import { DEFAULT_MODEL } from '../../src/config.js';
import { type Config, readConfig } from '../../src/node/config.js';
import { loadIndex } from '../../src/node/load-index.js';
import { INDEX_FILES, type IndexFile, readManifest } from '../../src/node/manifest.js';
import { openBrief } from '../../src/node/open.js';
import { SMALL_BRIEF, silent } from '../support/brief.js';
import { run } from '../support/command.js';
import { smallDisk } from '../support/disk.js';

const { KILLS = '5' } = process.env; // `npm run soak` kills more often
const MODEL_KB = 30_000;

let built: string;
let folder: string;
let config: Config;

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'built-'));
  await cp('index/models', join(built, 'models'), { recursive: true });
  await buildIndex(readConfig({ BRIEF: SMALL_BRIEF, INDEX_DIR: built }), { listener: silent });
  return () => rm(built, { recursive: true });
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disk-'));
  await cp(built, folder, { recursive: true });
  config = readConfig({ BRIEF: SMALL_BRIEF, INDEX_DIR: folder });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ask = async () => {
  const { ask: asker } = await openBrief(config, silent);
  return (await asker({ question: 'How much is a berth from Vienna to Paris?', history: [], mode: 'quote' })).answer;
};
const RIGHT = 'between 60 and 130 euros';
const ingest = (indexDir: string, ...args: string[]) =>
  run('ingest/cli.ts', args, { BRIEF: SMALL_BRIEF, INDEX_DIR: indexDir });

describe('an index that cannot be right', () => {
  test.each([
    ['cut short', (text: string) => text.slice(0, 100)],
    ['no JSON', () => 'index'],
    ['of another model', (text: string) => text.replaceAll(DEFAULT_MODEL, 'another-model')],
    ['of another brief', (text: string) => text.replace('night-trains', 'day-trains')],
    ['of another version', (text: string) => text.replace(/"format": \d+/u, '"format": 1')],
    ['pointing elsewhere', (text: string) => text.replace(/"folder": "[^"]*"/u, '"folder": "builds/../../elsewhere"')],
  ])('by a manifest that is %s is built anew, and answers rightly', async (_, damage) => {
    const path = join(folder, 'manifest.json');
    await writeFile(path, damage(await readFile(path, 'utf8')));
    expect(await ask()).toContain(RIGHT);
    expect(await readManifest(folder)).toMatchObject({ brief: { id: 'night-trains' } });
  });

  test.each(INDEX_FILES)('by one byte of %s is told, and never answered from', async (file) => {
    const manifest = await readManifest(folder);
    const handle = await open(join(folder, manifest?.folder ?? '', file), 'r+');
    const { size } = await handle.stat();
    const [byte] = (await handle.read(Buffer.alloc(1), 0, 1, size - 20)).buffer;
    await handle.write(Buffer.from([(byte ?? 0) ^ 1]), 0, 1, size - 20);
    await handle.close();
    await expect(ask()).rejects.toThrow(`${file} was changed or cut short. Run "npm run ingest -- --force"`);
  });

  test('by its model is told, with what to do', async () => {
    const model = join(folder, 'models', DEFAULT_MODEL);
    await truncate(join(model, 'onnx/model.onnx'), 1_000_000);
    await expect(ask()).rejects.toThrow(/delete its folder and run "npm run ingest -- --force"/u);
    await rm(model, { recursive: true });
    await expect(ask()).rejects.toThrow(/run "npm run ingest -- --force"/u);
    await buildIndex(config, { listener: silent, force: true });
    expect(await ask()).toContain(RIGHT);
  });
});

describe('a folder that cannot be written', () => {
  test('is told with what to set, without a stack', async () => {
    const place = `${SMALL_BRIEF}/index`;
    const { err, code } = await ingest(place);
    expect(code).toBe(1);
    expect(err).toContain(`"${place}" cannot be written. Set INDEX_DIR`);
    expect(err).not.toMatch(/^\s+at /mu);
  });

  test('is enough to answer from, if the index is there', async ({ skip }) => {
    const disk = smallDisk(2 * MODEL_KB);
    if (!disk) return skip();
    await cp(folder, disk.folder, { recursive: true });
    expect(disk.makeReadOnly()).toBe(true);
    config = { ...config, INDEX_DIR: disk.folder };
    expect(await ask()).toContain(RIGHT);
    const { err, code } = await ingest(disk.folder, '--force');
    expect(code).toBe(1);
    expect(err).toContain('cannot be written');
    expect(await ask()).toContain(RIGHT);
    disk.remove();
  });
});

test.each([
  ['the model', 0, 5000],
  ['the index', MODEL_KB, 300],
])(
  'a disk that is full before %s is written is told, leaves nothing behind, and harms no index',
  async (_, models, room) => {
    const disk = smallDisk(models + room);
    if (!disk) return; // takes Linux and root
    if (models > 0) await cp('index/models', join(disk.folder, 'models'), { recursive: true });
    const { err, code } = await ingest(disk.folder);
    expect(code).toBe(1);
    expect(err).toMatch(/There is no room for the index in .* Free some|Is the disk full\?/u);
    await expect(loadIndex(disk.folder)).rejects.toThrow('There is no index');
    expect(await readdir(join(disk.folder, 'builds')).catch(() => [])).toEqual([]);
    expect((await readdir(join(disk.folder, 'models'))).filter((name) => name !== DEFAULT_MODEL)).toEqual([]);
    disk.remove();
  },
);

describe('builds', () => {
  test('at the same time leave one whole index', async () => {
    const results = await Promise.all(Array.from({ length: 3 }, () => ingest(folder, '--force')));
    expect(results.map(({ code, err }) => [code, err])).toEqual(
      results.map(() => [0, expect.stringContaining('Built')]),
    );
    expect(await ask()).toContain(RIGHT);
    const fresh = await mkdtemp(join(tmpdir(), 'fresh-'));
    const first = await Promise.all([ingest(fresh), ingest(fresh)]); // the model is made too
    expect(first).toEqual(first.map(() => expect.objectContaining({ code: 0 })));
    config = { ...config, INDEX_DIR: fresh };
    expect(await ask()).toContain(RIGHT);
    await rm(fresh, { recursive: true });
  });

  test('that replace an index while it is loaded fail nobody who loads it', async () => {
    const manifest = await readManifest(folder);
    if (!manifest) throw new Error('There is no index to replace.');
    const copy = (file: IndexFile) => (path: string) => copyFile(join(built, manifest.folder, file), path);
    const writers = Object.fromEntries(INDEX_FILES.map((file) => [file, copy(file)])) as Record<IndexFile, FileWriter>;
    let replacing = true;
    const loads = async () => {
      while (replacing) expect((await loadIndex(folder)).brief.id).toBe('night-trains');
    };
    const replace = async () => {
      for (let build = 0; build < 40; build++) await writeIndex(folder, manifest, writers);
      replacing = false;
    };
    await Promise.all([loads(), replace()]);
  });

  test(`killed at any moment, ${KILLS} times, leave an index that answers rightly`, async () => {
    for (let kill = 0; kill < Number(KILLS); kill++) {
      const child = spawn(process.execPath, ['--import', 'tsx', 'ingest/cli.ts', '--force'], {
        env: { ...process.env, BRIEF: SMALL_BRIEF, INDEX_DIR: folder },
        stdio: 'ignore',
      });
      const exited = once(child, 'exit');
      await Promise.race([wait(Math.random() * 4000), exited]);
      child.kill('SIGKILL');
      await exited;
      expect(await ask(), `kill ${kill}`).toContain(RIGHT);
    }
    expect((await ingest(folder, '--force')).code).toBe(0);
  }, 600_000);

  test('sweep up what killed ones left, once that is old', async () => {
    const [draft, model, fresh] = ['builds/killed', `models/${DEFAULT_MODEL}-killed`, 'builds/under-way'];
    for (const path of [draft, model, fresh]) await mkdir(join(folder, path), { recursive: true });
    const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
    for (const path of [draft, model]) await utimes(join(folder, path), longAgo, longAgo);
    await appendFile(join(folder, 'models', DEFAULT_MODEL, 'config.json'), ' broken');
    await buildIndex(config, { listener: silent, force: true });
    expect(await readdir(join(folder, 'builds'))).toContain('under-way');
    expect(await readdir(join(folder, 'builds'))).not.toContain('killed');
    expect(await readdir(join(folder, 'models'))).toEqual([DEFAULT_MODEL]);
    expect(await ask()).toContain(RIGHT);
  });
});
