import { anyOf, type Language } from '../language/language.js';
import { fold, WORD, wordsOf } from '../language/words.js';
import { kindOf } from '../retrieve/kinds.js';

const MARK = '\u0000'; // in the place of a word of a name; no question has one that is not dropped
const TITLES = anyOf(({ author }) => author.titles);
const NAME = new RegExp(`(?:(?<!\\p{L})${TITLES}\\.?\\s+)?${MARK}(?:[\\s-]+${MARK})*`, 'giu');
const POSSESSIVE = /['’]s$/u;

/**
 * Speaks of an author as the author: what a reader asks of her views is what the brief says, and hardly any sentence of it
 * names her.
 *
 * @param question the question
 * @param authors the names of the brief's authors
 * @param language the language of the question
 * @returns the question without these names; itself, if it has none, or asks for a source
 */
export function withoutAuthors(question: string, authors: readonly string[], { author }: Language): string {
  if (kindOf(question) === 'source') return question; // she may be meant as the author of a source
  const names = new Set(authors.flatMap(wordsOf));
  const marked = question.replaceAll(MARK, '').replace(WORD, (word) => {
    const [possessive = ''] = POSSESSIVE.exec(word) ?? [];
    return names.has(fold(word.slice(0, word.length - possessive.length))) ? `${MARK}${possessive}` : word;
  });
  return marked.includes(MARK) ? marked.replace(NAME, author.called) : question;
}
