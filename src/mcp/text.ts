import type { NearestPassage } from '../answer/answer.js';
import type { ShownEndnote } from '../brief/endnotes.js';

/** @returns an endnote as plain text: its reference, then the sentences that it backs */
export function endnoteText({ endnote, reference, passages }: ShownEndnote): string {
  const backed = passages.map(({ id, section, quote }) => `It backs ${id}, in “${section}”: “${quote}”`);
  return [`[${endnote}] ${reference}`, ...backed].join('\n\n');
}

/** @returns a passage as plain text: its id, its section, its words, the numbers of its endnotes */
export function passageLine({ id, section, quote, endnotes }: NearestPassage): string {
  const numbers = endnotes.length > 0 ? ` [${endnotes.join(', ')}]` : '';
  return `${id}, in “${section}”: “${quote}”${numbers}`;
}
