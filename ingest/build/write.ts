import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { INDEX_FILES, type IndexFile, type Manifest, readManifest, sha256 } from '../../src/node/manifest.js';
import { remove, removeLeftovers } from '../leftovers.js';

/** Writes one file of the index to the path it is given. */
export type FileWriter = (path: string) => Promise<unknown>;

/**
 * Writes an index so that a reader sees the old one or the new one, whole, whenever the writing is cut short.
 *
 * Each build gets a folder of its own; the manifest, replaced in one step at the very end, says which one counts.
 *
 * @param folder the index's folder
 * @param manifest what the index says of itself, but for its files
 * @param writers how each file is written
 * @throws if the folder cannot be written
 */
export async function writeIndex(
  folder: string,
  manifest: Omit<Manifest, 'folder' | 'files'>,
  writers: Readonly<Record<IndexFile, FileWriter>>,
): Promise<void> {
  const build = `builds/${manifest.brief.sha256.slice(0, 8)}-${Date.now()}-${process.pid}`;
  try {
    await mkdir(join(folder, build), { recursive: true });
    const files = await writeFiles(join(folder, build), writers);
    const previous = await readManifest(folder);
    const complete: Manifest = { ...manifest, folder: build, files };
    const draft = join(folder, build, 'manifest.json');
    await writeFile(draft, `${JSON.stringify(complete, null, 2)}\n`);
    await rename(draft, join(folder, 'manifest.json'));
    if (previous) await remove(join(folder, previous.folder));
  } catch (error) {
    await remove(join(folder, build)); // a full disk is to be no fuller
    throw error;
  }
  await removeLeftovers(join(folder, 'builds'), (name) => `builds/${name}` !== build);
}

async function writeFiles(
  folder: string,
  writers: Readonly<Record<IndexFile, FileWriter>>,
): Promise<Manifest['files']> {
  const written = INDEX_FILES.map(async (file) => {
    const path = join(folder, file);
    await writers[file](path);
    const content = await readFile(path);
    return [file, { bytes: content.length, sha256: sha256(content) }] as const;
  });
  await Promise.allSettled(written); // else one that fails leaves others writing into a folder that is gone
  return Object.fromEntries(await Promise.all(written)) as Manifest['files'];
}
