import type { BriefLookup } from '../brief/lookup.js';
import { isContentWord, type Language } from '../language/language.js';
import { fold, wordsOf } from '../language/words.js';
import type { RankedCandidate } from '../retrieve/rank.js';
import type { Retrieved, Retriever } from '../retrieve/retrieve.js';
import type { Turn } from './answer.js';
import { withoutAuthors } from './author.js';
import { type Understood, understand } from './context.js';
import { partsOf } from './parts.js';
import { isWithinBrief, type PartRead } from './within.js';

const SAID_SHARE = 0.7; // of a sentence's words, with which an answer has said it: answers may be shortened
const SAID_WORDS = 5; // a sentence of fewer words may be said by chance

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
 * @param lookup the brief
 * @returns what was understood and found
 */
export async function readQuestion(
  question: string,
  history: readonly Turn[],
  language: Language,
  retriever: Retriever,
  lookup: BriefLookup,
): Promise<Read> {
  const asked = partsOf(question);
  // A question that asks several things tells as a whole what each of them is about.
  const whole = asked.length > 1 ? await retriever.rank(question) : undefined;
  const turns = [...history];
  const isOrder = language.asksToInvent.test(fold(question));
  const within = (reading: PartRead): Retrieved => ({
    ...reading.found,
    answered: reading.found.answered && !isOrder && isWithinBrief(reading, { retriever, lookup }),
  });
  const parts: Reading[] = [];
  for (const part of asked) {
    const understood = understand(part, turns, language);
    const impersonal = withoutAuthors(understood.search, lookup.brief.authors, language);
    const reading = await (isFollowUp(understood)
      ? readFollowUp({ ...understood, search: impersonal }, history.at(-1)?.answer ?? '', retriever, lookup)
      : readAlone(understood, impersonal, whole, retriever));
    parts.push({ ...reading, found: within({ question: part, ...reading }) });
    turns.push({ question: reading.standalone, answer: '' });
  }
  // Parts of which none is answered may have been one question.
  if (whole && !parts.some(({ found }) => found.answered))
    return {
      standalone: question,
      found: [within({ question, standalone: question, found: retriever.choose(whole) })],
    };
  const isRead = parts.some(({ standalone }, part) => standalone !== asked[part]);
  const standalone = isRead ? parts.map((part) => part.standalone).join(' ') : question;
  return { standalone, found: parts.map(({ found }) => found) };
}

type FollowingUnderstood = Understood & { leans: 'yes' | 'maybe' };

function isFollowUp(understood: Understood): understood is FollowingUnderstood {
  return understood.leans !== 'no';
}

interface Reading {
  standalone: string;
  found: Retrieved;
}

/** By its own words, in the light of the whole question, and as one of what the author says. */
async function readAlone(
  { standalone, search }: Understood,
  impersonal: string,
  whole: readonly RankedCandidate[] | undefined,
  retriever: Retriever,
): Promise<Reading> {
  const own = await retriever.rank(search);
  const readings = whole ? [own, retriever.blend(whole, own)] : [own];
  if (impersonal !== search) readings.push(await retriever.rank(impersonal));
  return { standalone, found: likeliest(readings.map((ranked) => retriever.choose(ranked))) };
}

async function readFollowUp(
  { standalone, search, inContext, leans, mayTurn }: FollowingUnderstood,
  lastAnswer: string,
  retriever: Retriever,
  lookup: BriefLookup,
): Promise<Reading> {
  const alone = await retriever.rank(search);
  const context = inContext ? await retriever.rank(inContext) : alone;
  const said = saidIn(lastAnswer, lookup);
  const followUp = { question: search, leans, said, alone, inContext: context };
  const found = retriever.chooseFollowUp(retriever.rankFollowUp(followUp));
  const isTurn = mayTurn && !found.answered;
  if (leans === 'yes' && !isTurn) return { standalone, found };
  const own = retriever.choose(alone);
  if (isTurn && own.answered) return { standalone: search, found: own };
  // A short question may still stand alone, above all after a change of topic: what it finds is found without the context.
  const standsAlone = leans === 'maybe' && sharesAny(own, found);
  return { standalone: standsAlone ? search : standalone, found };
}

function sharesAny(a: Retrieved, b: Retrieved): boolean {
  return a.passages.some((passage) => b.passages.includes(passage));
}

function likeliest(readings: readonly Retrieved[]): Retrieved {
  return readings.reduce((a, b) => (b.probability > a.probability ? b : a));
}

/** The passages that an answer quotes, as a whole or shortened. */
function saidIn(answer: string, lookup: BriefLookup): string[] {
  const said = new Set(wordsOf(answer));
  if (said.size === 0) return [];
  return contentOf(lookup)
    .filter(([, words]) => {
      const shared = words.filter((word) => said.has(word)).length;
      return shared >= SAID_SHARE * Math.max(SAID_WORDS, words.length);
    })
    .map(([id]) => id);
}

const CONTENTS = new WeakMap<BriefLookup, [id: string, words: string[]][]>();

/** The content words of each passage of a brief, read once. */
function contentOf(lookup: BriefLookup): [id: string, words: string[]][] {
  const known = CONTENTS.get(lookup);
  if (known) return known;
  const contents = lookup.brief.passages.map(({ id, text }): [string, string[]] => [
    id,
    wordsOf(text).filter(isContentWord),
  ]);
  CONTENTS.set(lookup, contents);
  return contents;
}
