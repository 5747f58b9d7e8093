import type { Answer, Citation } from '../../answer/answer.js';
import { numbersIn, placesOf } from '../../answer/places.js';
import { hasOwnAnalysis, headingsIn } from '../../answer/text.js';
import { harmless, link, type Style, wrap } from './style.js';

/** An endnote to list; its addresses are clickable. */
type Note = Pick<Citation, 'endnote' | 'reference'> & Partial<Pick<Citation, 'urls'>>;

/**
 * Writes an answer for a terminal.
 *
 * @param answer the answer
 * @param style how text looks there
 * @param withSuggestions whether questions to go on with are listed
 * @returns the answer, what is to say of its wording, its notes, what is related and what stands nearest, each a block; ends with a line break
 */
export function printAnswer(answer: Answer, style: Style, withSuggestions = false): string {
  const { notice, citations, related, nearest, suggestions, language } = answer;
  const { dim } = style.colours;
  const headings = headingsIn(language);
  const item = (text: string): string => wrap(harmless(`- ${text}`), style, 2);
  const blocks = [
    [wrap(withNumbers(answer, style), style)],
    notice ? [dim(wrap(notice, style))] : [],
    citations.map((note) => printNote(note, style)),
    hasOwnAnalysis(answer) ? [dim(headings.ownAnalysis)] : [],
    under(
      dim(headings.related),
      related.map((note) => printNote(note, style)),
    ),
    under(
      dim(headings.nearest),
      nearest.map(({ quote, section }) => item(`“${quote}” (${section})`)),
    ),
    under(dim(headings.suggestions), withSuggestions ? suggestions.map(item) : []),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** The text of an answer, each number a link to where its note points. */
function withNumbers(answer: Answer, style: Style): string {
  const urls = new Map(answer.citations.map((note) => [note.endnote, note.urls[0] ?? '']));
  let written = '';
  let cursor = 0;
  for (const { endnote, start, end } of placesOf(answer).flatMap(numbersIn)) {
    const number = style.colours.cyan(link(String(endnote), urls.get(endnote) ?? '', style));
    written += harmless(answer.answer.slice(cursor, start)) + number;
    cursor = end;
  }
  return written + harmless(answer.answer.slice(cursor));
}

function printNote({ endnote, reference, urls = [] }: Note, style: Style): string {
  const number = `[${endnote}]`;
  const linked = reference
    .split(/(https?:\/\/\S+)/u)
    .map((part) => {
      const url = urls.find((one) => part.startsWith(one));
      return url ? link(url, url, style) + harmless(part.slice(url.length)) : harmless(part);
    })
    .join('');
  return wrap(`${style.colours.bold(number)} ${linked}`, style, number.length + 1);
}

function under(heading: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [heading, ...lines] : [];
}
