import { fold } from './words.js';

/** A word, a number or a sign of a text, in its place. */
export interface Token {
  /** as it is written */
  text: string;
  /** folded, without apostrophe-s */
  word: string;
  kind: 'word' | 'number' | 'sign';
  /** begins with a capital */
  capital: boolean;
  /** begins a sentence, so that its capital tells nothing */
  first: boolean;
}

const TOKEN = /\p{N}+(?:[.,]\p{N}+)*\p{L}*|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{N}]+)*|%|[^\s\p{L}\p{N}]/gu;
const SPACED_THOUSANDS = /(?<![\p{N}.,])(\p{N}{1,3})((?:[\u00a0\u202f\u2009 ]\p{N}{3})+)(?![\p{N}])/gu;
const ABBREVIATION = /(?<![\p{L}.])(?:\p{L}\.){2,}/gu; // "U.S." is one word, the same as "US"
const DOUBLED = /(?<!\p{L})(\p{Lu})\1\.?\s?(\p{Lu})\2\.?(?!\p{L})/gu; // plurals as Spanish abbreviates them: "EE. UU."
const POSSESSIVE = /['’]s?$/u;
const SENTENCE_END = new Set(['.', '!', '?', ':', '¿', '¡']);

/**
 * Splits a text into tokens, one way for all scripts of digits and all ways to group them.
 *
 * @param text any text
 * @returns its tokens, in order
 */
export function tokensOf(text: string): Token[] {
  const plain = text
    .normalize('NFKC')
    .replace(SPACED_THOUSANDS, (_, head: string, rest: string) => head + rest.replace(/\D/gu, ''))
    .replace(DOUBLED, '$1$1$2$2')
    .replace(ABBREVIATION, (letters) => letters.replaceAll('.', ''));
  let first = true;
  return (plain.match(TOKEN) ?? []).map((written) => {
    const kind = /^\p{N}/u.test(written) ? 'number' : /^\p{L}/u.test(written) ? 'word' : 'sign';
    const token: Token = {
      text: written,
      word: fold(written).replace(POSSESSIVE, ''),
      kind,
      capital: /^\p{Lu}/u.test(written),
      first: first && kind !== 'sign',
    };
    if (kind !== 'sign') first = false;
    else if (SENTENCE_END.has(written)) first = true;
    return token;
  });
}
