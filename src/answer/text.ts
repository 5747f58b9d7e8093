/**
 * An answer as plain text with its notes written out, for programs that show text and nothing else.
 *
 * @module text
 */
import type { Answer } from './answer.js';

/** What is said under an answer: of sentences without a number, and over its lists. */
export interface Headings {
  ownAnalysis: string;
  related: string;
  nearest: string;
  suggestions: string;
}

const ENGLISH: Headings = {
  ownAnalysis: 'Without a number: the author’s own analysis.',
  related: 'Related, not support:',
  nearest: 'What stands nearest in the brief:',
  suggestions: 'Questions to go on with:',
};
const HEADINGS: Readonly<Record<string, Headings>> = {
  en: ENGLISH,
  es: {
    ownAnalysis: 'Sin número: análisis propio de la autora o del autor.',
    related: 'Relacionado, sin ser respaldo:',
    nearest: 'Lo más cercano en el informe:',
    suggestions: 'Preguntas para continuar:',
  },
};

/** Between an answer and what is listed under it: in Markdown a line across, and no sentence of a brief. */
const RULE = '\n\n---\n\n';

/** @returns the headings in a language, a BCP 47 tag without region; in English if it is not known here */
export function headingsIn(language: string): Headings {
  return HEADINGS[language] ?? ENGLISH;
}

/**
 * Writes an answer out: its text, a line across, then what is to say of its wording, its notes, those that are related, and what stands nearest. Each is
 * a paragraph, so that it reads alike as plain text and as Markdown.
 *
 * @param answer the answer
 * @returns the text; {@link answerIn} takes the answer's own text out of it again
 */
export function writeOut(answered: Answer): string {
  const { answer, notice, citations, related, nearest } = answered;
  const headings = headingsIn(answered.language);
  const under = [
    ...(notice ? [notice] : []),
    ...citations.map(noteLine),
    ...(hasOwnAnalysis(answered) ? [headings.ownAnalysis] : []),
    ...listed(headings.related, related.map(noteLine)),
    ...listed(
      headings.nearest,
      nearest.map(({ quote, section }) => `“${quote}” (${section})`),
    ),
  ];
  return under.length > 0 ? `${answer}${RULE}${under.join('\n\n')}` : answer;
}

/** @returns the answer's own text, without what {@link writeOut} listed under it */
export function answerIn(text: string): string {
  return text.split(RULE)[0] ?? text;
}

/** @returns whether an answer has a sentence for which the brief gives no endnote */
export function hasOwnAnalysis({ sentences }: Pick<Answer, 'sentences'>): boolean {
  return sentences.some(({ support }) => support === 'none');
}

function noteLine({ endnote, reference }: { endnote: number; reference: string }): string {
  return `[${endnote}] ${reference}`;
}

function listed(heading: string, entries: readonly string[]): string[] {
  return entries.length > 0 ? [heading, ...entries] : [];
}
