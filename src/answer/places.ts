import type { Answer } from './answer.js';

/** Where a sentence stands in the text of its answer. */
export interface SentencePlace {
  /** place after its words */
  wordsEnd: number;
  /** place after its numbers, where it ends */
  end: number;
  endnotes: readonly number[];
}

/** A number in the text of an answer. */
export interface NumberPlace {
  endnote: number;
  start: number;
  end: number;
}

/**
 * Finds the sentences of an answer in its text.
 *
 * @param answer an answer that has passed the citation check
 * @returns their places in order, in UTF-16 code units
 */
export function placesOf({ answer, sentences }: Pick<Answer, 'answer' | 'sentences'>): SentencePlace[] {
  let cursor = 0;
  return sentences.flatMap(({ text, endnotes }) => {
    const start = answer.indexOf(text, cursor);
    if (start < 0) return [];
    const wordsEnd = start + text.length;
    const numbers = endnotes.length > 0 ? ` [${endnotes.join(', ')}]` : '';
    cursor = wordsEnd + (answer.startsWith(numbers, wordsEnd) ? numbers.length : 0);
    return [{ wordsEnd, end: cursor, endnotes: cursor > wordsEnd ? endnotes : [] }];
  });
}

/** @returns the places of a sentence's numbers, each without its brackets */
export function numbersIn({ wordsEnd, endnotes }: SentencePlace): NumberPlace[] {
  let start = wordsEnd + ' ['.length;
  return endnotes.map((endnote) => {
    const end = start + String(endnote).length;
    const place = { endnote, start, end };
    start = end + ', '.length;
    return place;
  });
}
