import type { Language } from '../language/language.js';
import type { Retrieved, Retriever } from '../retrieve/retrieve.js';
import type { Turn } from './answer.js';
import { understand } from './context.js';
import { partsOf } from './parts.js';

/** A question as it was understood, with what was found for it. */
export interface Read {
  /** the question with what it leaves unsaid filled in */
  standalone: string;
  /** one for each thing it asks */
  found: Retrieved[];
}

/**
 * Reads a question in the light of what went before, and searches the brief for each thing it asks.
 *
 * @param question the question as asked
 * @param history the turns before, oldest first
 * @param language the language of the question
 * @param retriever searches
 * @returns what was understood and found
 */
export async function readQuestion(
  question: string,
  history: readonly Turn[],
  language: Language,
  retriever: Retriever,
): Promise<Read> {
  const turns = [...history];
  const parts: { standalone: string; found: Retrieved }[] = [];
  for (const part of partsOf(question)) {
    const read = await readPart(part, turns, language, retriever);
    parts.push(read);
    turns.push({ question: read.standalone, answer: '' });
  }
  return { standalone: parts.map(({ standalone }) => standalone).join(' '), found: parts.map(({ found }) => found) };
}

async function readPart(
  part: string,
  turns: readonly Turn[],
  language: Language,
  retriever: Retriever,
): Promise<{ standalone: string; found: Retrieved }> {
  const { standalone, search, leans } = understand(part, turns, language);
  const inContext = { standalone, found: await retriever.retrieve(search) };
  if (leans !== 'maybe') return inContext;
  // A short question may still stand alone, above all after a change of topic: the reading that finds more counts.
  const alone = { standalone: part, found: await retriever.retrieve(part) };
  return alone.found.probability >= inContext.found.probability ? alone : inContext;
}
