import { isContentWord, type Language } from '../language/language.js';
import { wordsOf } from '../language/words.js';
import type { Retrieved, Retriever } from '../retrieve/retrieve.js';
import type { Turn } from './answer.js';
import { understand } from './context.js';
import { partsOf } from './parts.js';

const SAID_SHARE = 0.7; // of a sentence's words, with which an answer has said it: answers may shorten what they quote

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
  const parts: Reading[] = [];
  const asked = partsOf(question);
  for (const part of asked) {
    const read = await readPart(part, asked.length > 1 ? question : undefined, turns, language, retriever);
    parts.push(read);
    turns.push({ question: read.standalone, answer: '' });
  }
  return { standalone: parts.map(({ standalone }) => standalone).join(' '), found: parts.map(({ found }) => found) };
}

interface Reading {
  standalone: string;
  found: Retrieved;
}

/** Reads one thing that is asked. The `whole` question, if it asks more, tells what the part is about. */
async function readPart(
  part: string,
  whole: string | undefined,
  turns: readonly Turn[],
  language: Language,
  retriever: Retriever,
): Promise<Reading> {
  const { standalone, search, inContext, leans } = understand(part, turns, language);
  if (leans === 'no') {
    const readings = [await retriever.retrieve(search)];
    if (whole) readings.push(await retriever.retrieve(search, whole));
    return { standalone, found: bestOf(readings, '') };
  }
  const readings = [await retriever.retrieve(search, inContext)];
  if (inContext) readings.push(await retriever.retrieve(inContext));
  const found = bestOf(readings, turns.at(-1)?.answer ?? '');
  if (leans === 'yes') return { standalone, found };
  // A short question may still stand alone, above all after a change of topic.
  const alone = await retriever.retrieve(part);
  return alone.probability >= found.probability ? { standalone: part, found: alone } : { standalone, found };
}

/** The likeliest reading whose answer was not just given: who asks on wants to hear something else. */
function bestOf(readings: readonly Retrieved[], lastAnswer: string): Retrieved {
  const said = new Set(wordsOf(lastAnswer));
  const isNews = ({ answered, passages }: Retrieved): number =>
    Number(answered && passages.some(({ text }) => !isSaid(text, said)));
  const [best] = [...readings].sort((a, b) => isNews(b) - isNews(a) || b.probability - a.probability);
  return best as Retrieved;
}

function isSaid(text: string, said: ReadonlySet<string>): boolean {
  const words = wordsOf(text).filter(isContentWord);
  return words.filter((word) => said.has(word)).length >= SAID_SHARE * words.length;
}
