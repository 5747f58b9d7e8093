import { z } from 'zod';
import { withoutReferences } from '../cite.js';

/** A sentence that a language model proposes. Nothing of it is trusted. */
export interface Proposal {
  /** without numbers of notes and ids of passages */
  text: string;
  /** ids of the passages that it names */
  passages: string[];
}

/** Reads what a language model writes, as it comes. */
export interface Reader {
  /** @returns the sentences that a further piece of text completes */
  push(text: string): Proposal[];
  /** @returns the sentences that can be read only when all is there: prose with ids in brackets */
  end(): Proposal[];
  /** whether nothing was written, or an empty list of sentences */
  readonly isEmpty: boolean;
  /** whether all that was opened was closed */
  readonly isWhole: boolean;
}

const THOUGHTS = /^(?:\s*<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>)+/u; // what some models write before they answer
const THOUGHT_MARK = '<think';
const ID = '[pn]\\d+(?:\\.s\\d+)?';
const BRACKETS = /[[(]([^\])]*)[\])]/u;
const IDS = new RegExp(`^\\s*${ID}(?:\\s*[,;&]?\\s*(?:and\\s|y\\s)?\\s*${ID})*\\s*$`, 'u');
const BRACKETED_ID = new RegExp(`\\s*[[(]\\s*${ID}(?:\\s*[,;]\\s*${ID})*\\s*[\\])]`, 'gu');
const BULLET = /^(?:[-*•·]\s+|\d{1,2}[.)]\s+)/u;
const ENDED = /[.!?…]["'”’»)]*$/u;
const NO_SENTENCES = /"sentences"\s*:\s*\[\s*\]/u;
const MAX_DEPTH = 20; // of objects in objects
const MAX_LENGTH = 2000; // characters of a sentence that are looked at: no sentence has so many

const ids = z.union([z.array(z.string()), z.string().transform((list) => list.split(/[\s,;]+/u))]);
const proposal = z.union([
  z.object({ text: z.string(), passages: ids }),
  z.object({ sentence: z.string(), passages: ids }).transform(({ sentence: text, passages }) => ({ text, passages })),
  z.object({ text: z.string(), ids }).transform(({ text, ids: passages }) => ({ text, passages })),
]);

/**
 * Starts to read. Takes an object with a list of sentences, JSON lines, fenced or with words around them, each as soon as its
 * brace closes; and, if there is no JSON, prose with ids in brackets.
 *
 * @returns the reader
 */
export function createReader(): Reader {
  let text = '';
  let place = 0;
  let found = false;
  const open: number[] = [];
  let inString = false;

  function read(character: string, at: number): Proposal[] {
    if (inString) {
      if (character === '"' && !isEscaped(text, at)) inString = false;
    } else if (character === '"' && open.length > 0) inString = true;
    else if (character === '{' && open.length < MAX_DEPTH) open.push(at);
    else if (character === '}') return proposed(text.slice(open.pop() ?? at, at + 1));
    return [];
  }

  return {
    push(more) {
      text += more;
      if (place === 0) {
        text = text.replace(THOUGHTS, '');
        if (isThought(text)) return [];
      }
      const proposals: Proposal[] = [];
      for (; place < text.length; place++) proposals.push(...read(text[place] ?? '', place));
      found ||= proposals.length > 0;
      return proposals;
    },
    end() {
      return found || isThought(text) ? [] : prose(text);
    },
    get isEmpty() {
      return text.trim() === '' || NO_SENTENCES.test(text);
    },
    get isWhole() {
      return open.length === 0 && !inString;
    },
  };
}

/** Whether a text is a thought that goes on, or may become one: its mark may come in pieces. */
function isThought(text: string): boolean {
  const begun = text.trimStart();
  return begun.startsWith(THOUGHT_MARK) || THOUGHT_MARK.startsWith(begun);
}

/** What stands before each pair of brackets with ids: the pieces of a text alternate with what its brackets hold. */
function prose(text: string): Proposal[] {
  return text.split(BRACKETS).flatMap((held, i, pieces) => {
    if (i % 2 === 0 || !IDS.test(held)) return [];
    return tidy({ text: pieces[i - 1] ?? '', passages: held.match(new RegExp(ID, 'gu')) ?? [] });
  });
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function proposed(json: string): Proposal[] {
  try {
    const { success, data } = proposal.safeParse(JSON.parse(json));
    return success ? tidy(data) : [];
  } catch {
    return []; // a brace in prose, or broken JSON: the next sentence may be whole
  }
}

/** Numbers of notes come from the brief: whatever a model writes of them, and of ids, goes. */
function tidy({ text, passages }: Proposal): Proposal[] {
  const plain = withoutReferences(text.slice(0, MAX_LENGTH).replace(BRACKETED_ID, ''))
    .replace(/\s+/gu, ' ')
    .replace(/^[.,;:!?\s]+/u, '');
  const tidied = plain.replace(BULLET, '').trim();
  if (!/\p{L}/u.test(tidied)) return [];
  const own = [...new Set(passages.map((id) => id.trim()).filter(Boolean))];
  return [{ text: ENDED.test(tidied) ? tidied : `${tidied}.`, passages: own }];
}
