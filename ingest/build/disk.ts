import { IndexError } from '../../src/node/manifest.js';

/** What a system says of a folder that cannot be written, and whose fault that is not the code's. */
const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR']);
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO']);

/**
 * Does something that writes to the index's folder.
 *
 * @param folder the index's folder
 * @param work what to do
 * @returns what the work returns
 * @throws IndexError saying what to do, if the folder cannot be written or has no room; otherwise what the work throws
 */
export async function onDisk<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (NOT_WRITABLE.has(code))
      throw new IndexError(`The folder "${folder}" cannot be written. Set INDEX_DIR to one that can.`, { cause });
    if (FULL.has(code))
      throw new IndexError(`There is no room for the index in "${folder}". Free some, or set INDEX_DIR.`, { cause });
    throw cause;
  }
}
