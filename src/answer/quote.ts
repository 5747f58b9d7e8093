import type { Passage } from '../brief/brief.js';
import type { BriefLookup } from '../brief/lookup.js';
import { type Language, languageOf } from '../language/language.js';
import { withoutRegion } from '../language/words.js';
import { kindOf } from '../retrieve/kinds.js';
import type { Retrieved } from '../retrieve/retrieve.js';
import { type Draft, type DraftSentence, draftOf } from './draft.js';
import { quoteNotes } from './notes.js';
import { withoutRepeats } from './repeats.js';

const NEAREST_COUNT = 3;
const OMISSION = ' […] ';
const NEW_PARAGRAPH = '\n\n';

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
  const notes =
    kindOf(question) === 'source'
      ? quoteNotes(
          passages.filter(({ kind }) => kind !== 'endnote').flatMap(({ endnotes }) => endnotes),
          question,
          language,
          lookup,
        )
      : [];
  const sentences = [...quote(passages, lookup), ...notes.map((note) => ({ ...note, lead: '\n' }))];
  return draftOf(sentences, '');
}

/**
 * Quotes passages in the brief's order, marking what is left out between them. One that does not stand alone ("This law
 * …") gets the sentence or the heading before it.
 *
 * @param passages any passages of the brief
 * @param lookup the brief
 * @returns one sentence a passage that is quoted
 */
export function quote(passages: readonly Passage[], lookup: BriefLookup): DraftSentence[] {
  const ordered = [...new Set(passages.flatMap((passage) => withLead(passage, lookup)))].sort(
    (a, b) => lookup.position(a.id) - lookup.position(b.id),
  );
  return ordered.map((passage, index) => {
    const before = ordered[index - 1];
    return {
      text: passage.text,
      passages: [passage.id],
      ...(before && { lead: leadBetween(before, passage, lookup) }),
    };
  });
}

function withLead(passage: Passage, lookup: BriefLookup): Passage[] {
  const { leansBack } = languageOf(withoutRegion(lookup.brief.language));
  const before = lookup.brief.passages[lookup.position(passage.id) - 1];
  const isNear = before && (before.paragraph === passage.paragraph || before.kind === 'heading');
  return isNear && leansBack.test(passage.text) ? [before, passage] : [passage];
}

function leadBetween(before: Passage, after: Passage, lookup: BriefLookup): string {
  if (before.paragraph !== after.paragraph) return NEW_PARAGRAPH;
  return lookup.position(after.id) === lookup.position(before.id) + 1 ? ' ' : OMISSION;
}
