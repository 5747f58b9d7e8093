import type { Answer, Citation } from '../answer/answer.js';

/**
 * Writes an answer as plain text, with its endnotes as a numbered list.
 *
 * @param answer an answer
 * @returns the text; references stand as the brief has them, in Chicago style
 */
export function asText({ question, answer, citations, brief }: Answer): string {
  const notes = citations.map((citation) => `${citation.endnote}. ${referenceOf(citation)}`);
  return [question, answer, ...(notes.length > 0 ? [notes.join('\n')] : []), brief.title].join('\n\n');
}

/**
 * Writes an answer as Markdown, with its endnotes as footnotes.
 *
 * @param answer an answer
 * @returns the text; nothing in it is taken for markup but what this function writes
 */
export function asMarkdown({ question, answer, citations, brief }: Answer): string {
  const body = escaped(answer).replace(/\\\[(\d+(?:, \d+)*)\\\]/gu, (_, list: string) =>
    list
      .split(', ')
      .map((number) => `[^${number}]`)
      .join(''),
  );
  const notes = citations.map((citation) => `[^${citation.endnote}]: ${escaped(referenceOf(citation))}`);
  return [
    `**${escaped(question)}**`,
    body,
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    `_${escaped(brief.title)}_`,
  ].join('\n\n');
}

function referenceOf({ reference, urls }: Citation): string {
  return [reference, ...urls.filter((url) => !reference.includes(url))].join(' ');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/gu, '\\$&');
}
