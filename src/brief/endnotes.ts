import type { Brief, Endnote } from './brief.js';
import type { BriefLookup } from './lookup.js';

/** An endnote with the passages that its own marker ends. */
export interface ShownEndnote {
  endnote: number;
  reference: string;
  urls: string[];
  passages: { id: string; section: string; quote: string }[];
}

/** @returns an endnote with the passages it backs */
export function showEndnote({ number, reference, urls }: Endnote, lookup: BriefLookup): ShownEndnote {
  const passages = lookup
    .backedBy(number)
    .map(({ id, section, text }) => ({ id, section: lookup.sectionTitle(section), quote: text }));
  return { endnote: number, reference, urls, passages };
}

/** @returns what to say of a number that no endnote has: which there are */
export function noSuchEndnote(number: number, { endnotes }: Brief): string {
  if (endnotes.length === 0) return `The brief has no endnote ${number}. It has no endnotes.`;
  return `The brief has no endnote ${number}. Its endnotes are ${endnotes[0]?.number} to ${endnotes.at(-1)?.number}.`;
}
