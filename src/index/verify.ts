import { IndexError } from './manifest.js';

/** Where the files of an index are, and what to do if one is not as it was written. */
export interface IndexPlace {
  /** reads a file; undefined if there is none of that name */
  read: (file: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** what the place is called in errors */
  name: string;
  /** what to do about a damaged index, as a sentence */
  remedy: string;
}

/**
 * Reads files of an index and checks that each is the one its manifest tells of.
 *
 * @param names which files
 * @param hashes of all files, by name: SHA-256 in hexadecimal
 * @param place where they are
 * @returns their contents, by name
 * @throws IndexError naming the first file that is missing or changed
 */
export async function readVerified<File extends string>(
  names: readonly File[],
  hashes: Readonly<Record<string, { sha256: string }>>,
  { read, name, remedy }: IndexPlace,
): Promise<Record<File, Uint8Array<ArrayBuffer>>> {
  const verified = async (file: File): Promise<[File, Uint8Array<ArrayBuffer>]> => {
    const content = await read(file);
    if (content && (await sha256(content)) === hashes[file]?.sha256) return [file, content];
    const state = content ? 'was changed or cut short' : 'is missing';
    throw new IndexError(`The index in ${name} is damaged: ${file} ${state}. ${remedy}`);
  };
  const contents = await Promise.all(names.map(verified));
  return Object.fromEntries(contents) as Record<File, Uint8Array<ArrayBuffer>>;
}

async function sha256(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
