import type { Brief, BriefMetadata, Paragraph, Passage, Section } from '../../src/brief/brief.js';
import { type Block, readBlocks } from './blocks.js';
import { checkMarkers } from './check.js';
import { type SeparatedNotes, separateNotes } from './endnotes.js';
import { type Segmenter, splitSentences } from './passages.js';
import { MalformedBriefError, type Problem } from './problems.js';
import { dropPullQuotes, joinCutParagraphs } from './tidy.js';

/** What the parser needs beside the text. */
export interface ParseOptions {
  /** path of the source text, for reports */
  source: string;
  /** what is known of the document; a title or author not given is read from the text */
  metadata: Partial<BriefMetadata> & Pick<BriefMetadata, 'id' | 'language'>;
  segment: Segmenter;
}

const BYLINE = /^(?:by|por)\s+(.+)$/iu;

/**
 * Parses a brief: Markdown in, data out.
 *
 * @param markdown the source text
 * @param options see {@link ParseOptions}
 * @returns the brief, and warnings about what is odd in it
 * @throws MalformedBriefError if its notes and markers do not fit together
 */
export function parseBrief(markdown: string, options: ParseOptions): { brief: Brief; warnings: Problem[] } {
  const { source, metadata, segment } = options;
  const notes = separateNotes(readBlocks(markdown));
  const body = joinCutParagraphs(dropPullQuotes(notes.body));
  const problems = [...notes.problems, ...checkMarkers(body, notes)];
  if (problems.some(({ severity }) => severity === 'error')) throw new MalformedBriefError(source, problems);
  const brief: Brief = {
    title: metadata.title ?? titleOf(body) ?? metadata.id,
    authors: metadata.authors ?? authorsOf(body),
    containerTitle: metadata.containerTitle,
    publisher: metadata.publisher,
    id: metadata.id,
    language: metadata.language,
    ...structure(body, notes, segment),
    endnotes: notes.endnotes,
  };
  return { brief, warnings: problems };
}

/** A title that ends in a colon goes on in the next line. */
function titleOf(body: readonly Block[]): string | undefined {
  const first = body.findIndex(({ kind }) => kind === 'heading');
  const title = body[first]?.text;
  const next = body[first + 1];
  return title?.endsWith(':') && next?.kind === 'text' ? `${title} ${next.text}` : title;
}

function authorsOf(body: readonly Block[]): string[] {
  const byline = body.map(({ kind, text }) => (kind === 'text' ? BYLINE.exec(text)?.[1] : undefined)).find(Boolean);
  return byline?.split(/,\s*(?:and\s+)?|\s+and\s+|\s+y\s+/u).filter(Boolean) ?? [];
}

function structure(
  body: readonly Block[],
  notes: SeparatedNotes,
  segment: Segmenter,
): Pick<Brief, 'sections' | 'paragraphs' | 'passages'> {
  const sections: Section[] = [];
  const paragraphs: Paragraph[] = [];
  const passages: Passage[] = [];
  const openSection = (title: string): string => {
    const id = `s${sections.length + 1}`;
    sections.push({ id, title });
    return id;
  };
  let section = body[0]?.kind === 'heading' ? '' : openSection('');
  let notesSection: string | undefined;
  for (const { kind, text, markers, line } of body) {
    if (kind === 'heading') section = openSection(text);
    if (kind === 'heading' && line < firstNoteLine(notes)) notesSection = section;
    const paragraph: Paragraph = {
      id: `p${paragraphs.length + 1}`,
      section,
      kind: kind === 'footnote' ? 'text' : kind,
      text,
    };
    paragraphs.push(paragraph);
    const sentences = splitSentences(text, markers, kind === 'heading' ? (whole) => [whole] : segment, notes.numberOf);
    sentences.forEach((sentence, index) => {
      const { id, kind: passageKind } = paragraph;
      passages.push({ id: `${id}.s${index + 1}`, paragraph: id, section, kind: passageKind, ...sentence });
    });
  }
  for (const { number, reference } of notes.endnotes) {
    const id = `n${number}`;
    const place = { section: notesSection ?? section, kind: 'endnote' as const, text: reference };
    paragraphs.push({ id, ...place });
    passages.push({ id, paragraph: id, ...place, endnotes: [number], support: 'direct' });
  }
  return { sections, paragraphs, passages };
}

function firstNoteLine({ lines }: SeparatedNotes): number {
  return Math.min(...lines.values());
}
