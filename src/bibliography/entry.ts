import type { Brief, Endnote } from '../brief/brief.js';
import type { CslItem } from './csl.js';
import { parseReference } from './parse.js';

/**
 * Makes a bibliography of a brief's endnotes: one entry a note, whose key tells its number. A work that the brief cites in
 * two notes has two entries, as each note may point at another page.
 *
 * @param brief the brief
 * @returns the entries by ascending number
 */
export function bibliographyOf({ endnotes }: Pick<Brief, 'endnotes'>): CslItem[] {
  return endnotes.map(entryOf);
}

/** @returns the title of the work that an endnote names; undefined if that is not certain */
export function titleOf({ reference, urls }: Pick<Endnote, 'reference' | 'urls'>): string | undefined {
  return parseReference(oneLine(reference), urls).title;
}

function entryOf({ number, reference, urls }: Endnote): CslItem {
  const note = oneLine(reference);
  return { id: `note${number}`, ...parseReference(note, urls), note };
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
