import type { BriefLookup } from '../../brief/lookup.js';
import type { Candidates } from '../../retrieve/candidates.js';
import type { Lexicon } from '../../retrieve/lexicon.js';
import { readBriefWords } from './brief-words.js';
import { type Checker, type CheckerParts, createChecker } from './check.js';
import { createAskedWith } from './questions.js';
import { createStandOut, type StandOutParts } from './stand-out.js';

/** An index, as far as checking sentences needs it. */
export interface CheckedIndex extends StandOutParts {
  lookup: BriefLookup;
  lexicon: Lexicon;
  candidates: Candidates;
}

/** @returns what checking sentences needs, from an index */
export function checkerParts({ lookup, lexicon, candidates, ...index }: CheckedIndex): CheckerParts {
  const texts = candidates.questions.map(({ text }) => text);
  const known = readBriefWords(lookup, lexicon.thesaurus, texts);
  return { lookup, known, standOut: createStandOut(index), askedWith: createAskedWith(candidates, known) };
}

/**
 * Prepares the check of sentences. It reads the index for it at the first sentence: it takes all predicted questions, and many
 * servers are never asked for one.
 *
 * @param index an index
 * @returns the checker
 */
export function openChecker(index: CheckedIndex): Checker {
  let checker: Checker | undefined;
  return {
    async check(...sentence) {
      checker ??= createChecker(checkerParts(index));
      return checker.check(...sentence);
    },
  };
}
