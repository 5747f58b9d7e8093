import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { BriefMetadata } from '../src/brief/brief.js';

/** The text of a brief with what is known of it. */
export interface BriefSource {
  /** path of the text */
  path: string;
  markdown: string;
  metadata: Partial<BriefMetadata> & Pick<BriefMetadata, 'id' | 'language'>;
}

/** A brief's files cannot be read. */
export class BriefSourceError extends Error {
  override readonly name = 'BriefSourceError';
}

/** @returns the path of a file beside a brief's text: of the same name, with another ending */
export function besideBrief(path: string, ending: string): string {
  return path.replace(/\.[^./]*$/u, ending);
}

const metadataSchema = z.strictObject({
  title: z.string().min(1).optional(),
  authors: z.array(z.string().min(1)).optional(),
  language: z.string().min(2).default('en'),
  containerTitle: z.string().optional(),
  publisher: z.string().optional(),
});

/**
 * Reads a brief from disk: its Markdown file, and the JSON file of the same name beside it, if there is one.
 *
 * @param path path of the Markdown file; its name becomes the brief's id
 * @returns the text and its metadata
 * @throws BriefSourceError if a file cannot be read or the metadata is not of the documented form
 */
export async function readBriefSource(path: string): Promise<BriefSource> {
  const markdown = await readFile(path, 'utf8').catch((cause) => {
    throw new BriefSourceError(`The brief "${path}" cannot be read. Set BRIEF to the path of a Markdown file.`, {
      cause,
    });
  });
  const id = basename(path)
    .replace(/\.[^.]*$/u, '')
    .replace(/[^\w-]+/gu, '-');
  const metadataPath = besideBrief(path, '.json');
  return { path, markdown, metadata: { id, ...(await readMetadata(metadataPath)) } };
}

type Metadata = Omit<BriefSource['metadata'], 'id'>;

async function readMetadata(path: string): Promise<Metadata> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  try {
    const { title, authors, ...rest } = metadataSchema.parse(JSON.parse(text));
    return { ...rest, ...(title && { title }), ...(authors && { authors }) };
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new BriefSourceError(`The brief's metadata in "${path}" cannot be used: ${reason}`, { cause });
  }
}
