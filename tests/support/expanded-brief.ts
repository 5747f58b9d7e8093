import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashesOf } from '../../ingest/expand/questions.js';
import { parsed, SMALL_BRIEF } from './brief.js';

/**
 * Puts the small brief into a folder, with a question predicted for every sentence.
 *
 * @param folder an empty one
 * @returns path of the brief
 */
export async function expandedBrief(folder: string): Promise<string> {
  const path = join(folder, 'night-trains.md');
  await cp(SMALL_BRIEF, path);
  const { brief } = await parsed(path);
  const hashes = hashesOf(brief);
  const lines = brief.passages.map(({ id, text }) =>
    JSON.stringify({
      passages: { [id]: hashes.get(id) },
      questions: { en: [`Where does it say: ${text.slice(0, 60)}?`] },
    }),
  );
  await writeFile(join(folder, 'night-trains.questions.jsonl'), `${lines.join('\n')}\n`);
  return path;
}
