import type { BriefLookup } from '../brief/lookup.js';
import type { Language } from '../language/language.js';
import { kindOf } from '../retrieve/kinds.js';
import type { Retrieved } from '../retrieve/retrieve.js';
import { type Draft, draftOf } from './draft.js';
import { quoteNotes, withNotes } from './notes.js';
import { quote } from './quote-passages.js';
import { withoutRepeats } from './repeats.js';

const NEAREST_COUNT = 3;

/**
 * Composes an answer from the brief's own sentences, changing no word of them.
 *
 * @param found what was found for each thing that the question asks
 * @param question the question: one for sources gets the notes of what was found
 * @param language the language of the question
 * @param lookup the brief
 * @returns the draft; "the brief does not say" if it does not
 */
export function composeQuote(
  found: readonly Retrieved[],
  question: string,
  language: Language,
  lookup: BriefLookup,
): Draft {
  const passages = withoutRepeats(found.flatMap((part) => (part.answered ? part.passages : [])));
  if (passages.length === 0) {
    const nearest = [...new Set(found.flatMap(({ nearest: ids }) => ids))].slice(0, NEAREST_COUNT);
    return draftOf([], language.says.notInBrief, nearest);
  }
  if (kindOf(question) !== 'source') return draftOf(quote(passages, lookup), '');
  const statements = passages.filter(({ kind }) => kind !== 'endnote');
  const numbers = [...new Set(passages.flatMap(({ endnotes }) => endnotes))];
  return draftOf(withNotes(quote(statements, lookup), quoteNotes(numbers, question, language, lookup)), '');
}
