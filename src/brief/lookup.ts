import type { Brief, Endnote, Paragraph, Passage, Section } from './brief.js';

/** The parts of a brief by their ids, so that nothing searches a list twice. */
export interface BriefLookup {
  readonly brief: Brief;
  /** @returns the passage, or undefined if the brief has none of that id */
  passage(id: string): Passage | undefined;
  /** @returns the endnote, or undefined if the brief has none of that number */
  endnote(number: number): Endnote | undefined;
  /** @returns the section's title, or an empty text if the brief has no section of that id */
  sectionTitle(id: string): string;
  /** @returns the passages of a paragraph, in order; none if the brief has no paragraph of that id */
  passagesOf(paragraph: string): readonly Passage[];
  /** @returns the body passages of a section, in order; endnotes are not among them */
  inSection(section: string): readonly Passage[];
  /** @returns the passages that an endnote's own marker ends, in the brief's order */
  backedBy(endnote: number): readonly Passage[];
  /** @returns the place of a passage in the brief's order, from 0; -1 if there is none of that id */
  position(id: string): number;
  /** @returns the paragraph, or undefined if the brief has none of that id */
  paragraph(id: string): Paragraph | undefined;
}

/**
 * Prepares a brief for look-ups.
 *
 * @param brief a parsed brief
 * @returns constant-time access to its parts
 */
export function lookUp(brief: Brief): BriefLookup {
  const passages = new Map(brief.passages.map((passage) => [passage.id, passage]));
  const positions = new Map(brief.passages.map(({ id }, position) => [id, position]));
  const paragraphs = new Map(brief.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  const sections = new Map<string, Section>(brief.sections.map((section) => [section.id, section]));
  const endnotes = new Map(brief.endnotes.map((endnote) => [endnote.number, endnote]));
  const byParagraph = groupBy(brief.passages, ({ paragraph }) => [paragraph]);
  const body = brief.passages.filter(({ kind }) => kind !== 'endnote');
  const bySection = groupBy(body, ({ section }) => [section]);
  const byEndnote = groupBy(
    body.filter(({ support }) => support === 'direct'),
    ({ endnotes }) => endnotes,
  );
  return {
    brief,
    passage: (id) => passages.get(id),
    endnote: (number) => endnotes.get(number),
    sectionTitle: (id) => sections.get(id)?.title ?? '',
    passagesOf: (paragraph) => byParagraph.get(paragraph) ?? [],
    inSection: (section) => bySection.get(section) ?? [],
    backedBy: (endnote) => byEndnote.get(endnote) ?? [],
    position: (id) => positions.get(id) ?? -1,
    paragraph: (id) => paragraphs.get(id),
  };
}

function groupBy<Key>(passages: readonly Passage[], keysOf: (passage: Passage) => readonly Key[]): Map<Key, Passage[]> {
  const groups = new Map<Key, Passage[]>();
  for (const passage of passages) {
    for (const key of keysOf(passage)) {
      const group = groups.get(key);
      if (group) group.push(passage);
      else groups.set(key, [passage]);
    }
  }
  return groups;
}
