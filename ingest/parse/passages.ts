import type { Passage, Support } from '../../src/brief/brief.js';
import type { Marker } from './inline.js';

/** Splits a text into sentences whose concatenation is the text, white space included. */
export type Segmenter = (text: string) => string[];

/** A sentence with the endnotes that back it. */
export type Sentence = Pick<Passage, 'text' | 'endnotes' | 'support'>;

/**
 * Splits a paragraph into sentences and gives each its endnotes.
 *
 * A marker belongs to the sentence it stands in or right behind. A sentence without one is covered by the next marker
 * later in the paragraph, if there is one.
 *
 * @param text the paragraph, in plain text
 * @param markers its markers
 * @param segment the sentence segmenter
 * @param numberOf the endnote that a marker's label points at; labels without one are passed over
 * @returns its sentences in order, without the white space around them
 * @throws if the segmenter changed the text
 */
export function splitSentences(
  text: string,
  markers: readonly Marker[],
  segment: Segmenter,
  numberOf: (label: string) => number | undefined,
): Sentence[] {
  const pieces = segment(text);
  if (pieces.join('') !== text) throw new Error(`The sentence segmenter changed the text "${text.slice(0, 60)}…".`);
  const numbersOf = ({ labels }: Marker): number[] => labels.map(numberOf).filter((number) => number !== undefined);
  const sentences: (Sentence & { markers: Marker[] })[] = [];
  let start = 0;
  for (const piece of pieces) {
    const end = start + piece.length;
    const own = markers.filter(({ offset }) => offset <= end && (offset > start || (offset === 0 && start === 0)));
    if (piece.trim() !== '')
      sentences.push({ text: piece.trim(), ...backed('direct', own.flatMap(numbersOf)), markers: own });
    start = end;
  }
  return sentences.map(({ markers: own, ...sentence }, index) => {
    if (own.length > 0) return sentence;
    const next = sentences.slice(index + 1).find((later) => later.markers.length > 0)?.markers[0];
    return next ? { ...sentence, ...backed('covering', numbersOf(next)) } : sentence;
  });
}

function backed(support: Support, numbers: readonly number[]): Pick<Sentence, 'endnotes' | 'support'> {
  const endnotes = [...new Set(numbers)].sort((a, b) => a - b);
  return { endnotes, support: endnotes.length > 0 ? support : 'none' };
}
