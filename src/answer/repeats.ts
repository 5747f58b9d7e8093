import type { Passage } from '../brief/brief.js';
import { isContentWord } from '../language/language.js';
import { wordsOf } from '../language/words.js';

const REPEATED = 0.8; // share of a passage's words that another one has, with which it only repeats that

/**
 * Leaves out passages that say what another one has said: a brief may list its headings before it comes to them. Endnotes
 * stay: two that name the same source are two answers to who asks which notes do.
 *
 * @param passages any passages, in the brief's order
 * @returns the others, in the same order; of two that say the same, the one with endnotes, or the first
 */
export function withoutRepeats(passages: readonly Passage[]): Passage[] {
  const strongest = [...passages].sort((a, b) => Number(b.endnotes.length > 0) - Number(a.endnotes.length > 0));
  const kept: { passage: Passage; words: ReadonlySet<string> }[] = [];
  for (const passage of strongest) {
    const words = new Set(wordsOf(passage.text).filter(isContentWord));
    if (passage.kind === 'endnote' || !kept.some((other) => isIn(words, other.words))) kept.push({ passage, words });
  }
  const remaining = new Set(kept.map(({ passage }) => passage));
  return passages.filter((passage) => remaining.has(passage));
}

function isIn(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const shared = [...words].filter((word) => others.has(word)).length;
  return words.size > 0 && shared >= REPEATED * words.size;
}
