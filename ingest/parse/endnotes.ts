import type { Endnote } from '../../src/brief/brief.js';
import type { Block } from './blocks.js';
import type { Problem } from './problems.js';

/** A brief's blocks with the notes taken out. */
export interface SeparatedNotes {
  /** the blocks that are not notes, the heading above the notes included */
  body: Block[];
  /** every endnote, by ascending number */
  endnotes: Endnote[];
  /** the endnote that a marker's label points at, or undefined if there is none */
  numberOf(label: string): number | undefined;
  /** where each endnote is defined: its line in the source text */
  lines: ReadonlyMap<number, number>;
  problems: Problem[];
}

const NOTES_HEADING = /^(?:end ?notes?|foot ?notes?|notes?|references|notas?(?: finales| al final)?|referencias)$/iu;
/** `[12] Reference`, as in the notes of many briefs. */
const BRACKETED_NUMBER = /^\[(\d+)\]\s*/u;

interface Note {
  label: string;
  text: string;
  urls: string[];
  line: number;
}

/**
 * Takes the endnotes out of a brief: numbered paragraphs or list items under a heading like "Endnotes", and Markdown
 * footnotes (`[^n]: …`) anywhere.
 *
 * Footnotes with words for labels are numbered by their first marker, as Markdown renderers do.
 *
 * @param blocks a brief's blocks in order
 * @returns the body, the endnotes, and what is wrong with the notes themselves
 */
export function separateNotes(blocks: readonly Block[]): SeparatedNotes {
  const body: Block[] = [];
  const notes: Note[] = [];
  let underNotesHeading = false;
  for (const block of blocks) {
    if (block.kind === 'heading') underNotesHeading = NOTES_HEADING.test(block.text.replace(/:$/u, ''));
    const last = notes.at(-1);
    const started = startOfNote(block, underNotesHeading);
    if (started) notes.push(started);
    else if (last && continuesNote(block, underNotesHeading)) {
      last.text = `${last.text} ${block.text}`;
      last.urls.push(...block.urls);
    } else body.push(block);
  }
  return { body, ...numbered(notes, body) };
}

function startOfNote(block: Block, underNotesHeading: boolean): Note | undefined {
  const { kind, text, urls, line, markers, label } = block;
  const note = (noteLabel: string, reference: string): Note => ({
    label: noteLabel,
    text: reference,
    urls: [...urls],
    line,
  });
  if (kind === 'footnote' && label !== undefined) return note(label, text);
  if (!underNotesHeading || kind === 'heading') return undefined;
  const bracketed = BRACKETED_NUMBER.exec(text);
  if (bracketed?.[1]) return note(String(Number(bracketed[1])), text.slice(bracketed[0].length));
  const marker = markers[0];
  if (marker?.offset === 0 && marker.labels[0]) return note(marker.labels[0], text);
  return kind === 'item' && label !== undefined ? note(label, text) : undefined;
}

function continuesNote({ kind, label }: Block, underNotesHeading: boolean): boolean {
  return (kind === 'footnote' && label === undefined) || (underNotesHeading && (kind === 'text' || kind === 'item'));
}

function numbered(notes: readonly Note[], body: readonly Block[]): Omit<SeparatedNotes, 'body'> {
  const numberOf = numbering(notes, body);
  const problems: Problem[] = [];
  const endnotes = new Map<number, Endnote>();
  const lines = new Map<number, number>();
  for (const { label, text, urls, line } of notes) {
    const number = numberOf(label);
    if (number === undefined) {
      problems.push({
        severity: 'warning',
        line,
        message: `footnote "${label}" has no marker in the text and is left out`,
      });
    } else if (lines.has(number)) {
      const message = `is defined twice, first in line ${lines.get(number)}; give one of them another number`;
      problems.push({ severity: 'error', line, endnote: number, message });
    } else {
      lines.set(number, line);
      endnotes.set(number, { number, reference: text, urls: [...new Set(urls)] });
    }
  }
  const sorted = [...endnotes.values()].sort((a, b) => a.number - b.number);
  return { endnotes: sorted, numberOf: (label) => known(numberOf(label), lines), lines, problems };
}

function known(number: number | undefined, lines: ReadonlyMap<number, number>): number | undefined {
  return number !== undefined && lines.has(number) ? number : undefined;
}

/** Numbers as they are written if all labels are numbers, otherwise in the order of the markers. */
function numbering(notes: readonly Note[], body: readonly Block[]): (label: string) => number | undefined {
  if (notes.every(({ label }) => /^\d+$/u.test(label))) {
    return (label) => (/^\d+$/u.test(label) ? Number(label) : undefined);
  }
  const defined = new Set(notes.map(({ label }) => label));
  const used = body
    .flatMap(({ markers }) => markers.flatMap(({ labels }) => labels))
    .filter((label) => defined.has(label));
  const order = new Map([...new Set(used)].map((label, index) => [label, index + 1]));
  return (label) => order.get(label);
}
