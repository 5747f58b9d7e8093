import type { BriefWords } from '../../src/answer/check/brief-words.js';
import { quantitiesIn } from '../../src/language/numerals/numerals.js';
import { tokensOf } from '../../src/language/tokens.js';
import type { Piece } from './edits.js';

const NAME = /(?:\p{Lu}\.){2,}|EE\.\s?UU\.|\p{Lu}\p{Ll}?\p{L}+(?:[ -]\p{Lu}\p{L}+)*/gu;
const NUMBER = /(?<![\p{L}\p{N}.,]-?)\d+(?:[.,]\d{3})*(?![\p{N}]|[.,]\d)/gu;
const YEAR = /^(?:19|20)\d\d$/u;

/**
 * Finds what can be exchanged in a sentence: names, years, other numbers.
 *
 * @param text the sentence
 * @param language its language, a BCP 47 tag without region
 * @param known what is known of the brief's words
 * @returns its pieces
 */
export function piecesOf(text: string, language: string, known: BriefWords): Piece[] {
  const numbers = [...text.matchAll(NUMBER)].map((match): Piece => {
    const [found] = match;
    const keys = new Set(quantitiesIn(tokensOf(found), language).map(({ key }) => key));
    return { kind: YEAR.test(found) ? 'year' : 'number', text: found, start: match.index, keys };
  });
  const names = [...text.matchAll(NAME)].flatMap((match): Piece[] => {
    const words = tokensOf(match[0]).filter(({ kind }) => kind === 'word');
    const isDate = quantitiesIn(words, language).length > 0;
    const isName = words.length > 0 && !isDate && words.every(({ word }) => known.isKnownName(word));
    const forms = known
      .formsOf(
        words.map(({ word }) => word),
        language,
      )
      .flat();
    return isName ? [{ kind: 'actor', text: match[0], start: match.index, keys: new Set(forms) }] : [];
  });
  return [...numbers, ...names];
}
