import type { Paragraph } from './brief.js';
import type { BriefLookup } from './lookup.js';

/**
 * Writes a brief out as plain text: a paragraph or heading a block, endnote numbers in brackets where its markers stand, the
 * endnotes last. Headings and list items are marked as in Markdown; nothing else is, and nothing is escaped.
 *
 * @param lookup the brief
 * @returns the text, ending with a line break
 */
export function writeBrief(lookup: BriefLookup): string {
  const { title, authors, paragraphs, endnotes } = lookup.brief;
  const body = paragraphs
    .filter(({ kind }) => kind !== 'endnote')
    .map((paragraph) => writeParagraph(paragraph, lookup));
  const notes = endnotes.map(({ number, reference }) => `[${number}] ${reference}`);
  return `${[`# ${title}`, authors.join(', '), ...body, ...notes].filter(Boolean).join('\n\n')}\n`;
}

const MARKS: Readonly<Record<Paragraph['kind'], string>> = { text: '', heading: '## ', item: '- ', endnote: '' };

function writeParagraph({ id, kind, text }: Paragraph, lookup: BriefLookup): string {
  const passages = lookup.passagesOf(id);
  const sentences = passages.map(({ text: sentence, endnotes, support }) =>
    support === 'direct' ? `${sentence} [${endnotes.join(', ')}]` : sentence,
  );
  return `${MARKS[kind]}${sentences.length > 0 ? sentences.join(' ') : text}`;
}
