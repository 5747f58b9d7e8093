import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { INDEX_FILES, type IndexFile, type Manifest, readManifest, sha256 } from '../../src/node/manifest.js';

/** Writes one file of the index to the path it is given. */
export type FileWriter = (path: string) => Promise<unknown>;

const LEFTOVER_AGE_MS = 60 * 60 * 1000; // a build takes seconds: an older draft was killed

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
  await mkdir(join(folder, build), { recursive: true });
  const files = Object.fromEntries(
    await Promise.all(
      INDEX_FILES.map(async (file) => {
        const path = join(folder, build, file);
        await writers[file](path);
        const content = await readFile(path);
        return [file, { bytes: content.length, sha256: sha256(content) }] as const;
      }),
    ),
  ) as Manifest['files'];
  const previous = await readManifest(folder);
  const complete: Manifest = { ...manifest, folder: build, files };
  const draft = join(folder, build, 'manifest.json');
  await writeFile(draft, `${JSON.stringify(complete, null, 2)}\n`);
  await rename(draft, join(folder, 'manifest.json'));
  await removeOld(folder, build, previous?.folder);
}

/** Removes the build that was replaced, and what killed builds left. */
async function removeOld(folder: string, current: string, previous: string | undefined): Promise<void> {
  for (const name of await readdir(join(folder, 'builds'))) {
    const build = `builds/${name}`;
    if (build === current) continue;
    const age = Date.now() - (await stat(join(folder, build))).mtimeMs;
    if (build === previous || age > LEFTOVER_AGE_MS) await rm(join(folder, build), { recursive: true, force: true });
  }
}
