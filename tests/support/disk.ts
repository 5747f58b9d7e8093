import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, in memory. */
export interface SmallDisk {
  folder: string;
  /** @returns whether it can no longer be written */
  makeReadOnly(): boolean;
  remove(): void;
}

/**
 * Makes a small disk.
 *
 * @param kilobytes its size
 * @returns the disk; undefined where this process may make none: that takes Linux and root
 */
export function smallDisk(kilobytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0;
  const isMounted = mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder);
  if (!isMounted) rmSync(folder, { recursive: true });
  if (!isMounted) return undefined;
  return {
    folder,
    makeReadOnly: () => mount('-o', 'remount,ro', folder),
    remove: () => {
      spawnSync('umount', ['-l', folder]); // a model that was loaded from it may still be open
      rmSync(folder, { recursive: true });
    },
  };
}
