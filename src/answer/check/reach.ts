import { isContentWord } from '../../language/language.js';
import { type Polarity, polarityOf } from '../../language/polarity/polarity.js';
import type { Token } from '../../language/tokens.js';

/** A word that negates, or may say the same as a negation ("failed to"), with what it concerns. */
export interface Reach {
  /** it negates; else it leaves open */
  isNegator: boolean;
  /** places of the tokens it reaches, nearest first */
  reached: number[];
}

const REACH = 4; // content words that a negator reaches
const OPEN_REACH = 8; // … and one that leaves open: "incapable of reducing either … or …"
const QUOTES_AND_HYPHENS = new Set(['"', '“', '”', '«', '»', '%', '-', "'", '‘', '’']);

/**
 * Finds what is negated, or left open, in a text.
 *
 * @param tokens its tokens
 * @param language its language, a BCP 47 tag without region
 * @returns the words that do so, in order
 */
export function reachesIn(tokens: readonly Token[], language: string): Reach[] {
  const polarity = polarityOf(language);
  return tokens.flatMap((token, place): Reach[] => {
    const isPhrase = polarity.notNegated.has(`${token.word} ${tokens[place + 1]?.word}`);
    const isNegator = polarity.negators.has(token.word) && !isPhrase;
    if (!isNegator && !polarity.weakNegators.has(token.word)) return [];
    return [{ isNegator, reached: reachedFrom(place, tokens, isNegator ? REACH : OPEN_REACH, polarity) }];
  });
}

/** What follows a word, up to the end of its clause, as far as some content words. */
function reachedFrom(start: number, tokens: readonly Token[], most: number, { breaks }: Polarity): number[] {
  const reached: number[] = [];
  let left = most;
  for (const [offset, { kind, text, word }] of tokens.slice(start + 1).entries()) {
    const isBreak = (kind === 'sign' && !QUOTES_AND_HYPHENS.has(text)) || breaks.has(word);
    if (isBreak || left === 0) break;
    reached.push(start + 1 + offset);
    if (isContentWord(word)) left -= 1;
  }
  return reached;
}
