import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const LEFTOVER_AGE_MS = 60 * 60 * 1000; // a build takes minutes at the most: an older draft was killed

/**
 * Removes what killed builds left in a folder. What another build removes at the same time, or cannot be removed, is no
 * matter: it is tried again the next time.
 *
 * @param folder where drafts are made; need not be there
 * @param isDraft tells drafts from what else is there, by name
 */
export async function removeLeftovers(folder: string, isDraft: (name: string) => boolean): Promise<void> {
  for (const name of (await readdir(folder).catch(() => [])).filter(isDraft)) {
    const path = join(folder, name);
    const written = await stat(path).catch(() => undefined);
    if (written && Date.now() - written.mtimeMs > LEFTOVER_AGE_MS) await remove(path);
  }
}

/** Removes a folder, if it is there and can be removed. */
export async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}
