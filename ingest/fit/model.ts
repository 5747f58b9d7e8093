import { readFile } from 'node:fs/promises';

/** Where the fitted ranking model is kept; `npm run fit` writes it. */
export const MODEL_PATH = 'ingest/fit/ranking.json';

/** @returns the text of the ranking model's file */
export async function readModelText(): Promise<string> {
  return readFile(MODEL_PATH, 'utf8');
}
