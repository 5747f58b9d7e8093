import type { Passage } from '../brief/brief.js';
import type { BriefLookup } from '../brief/lookup.js';
import { languageOf } from '../language/language.js';
import { withoutRegion } from '../language/words.js';
import type { DraftSentence } from './draft.js';

const OMISSION = ' […] ';
const NEW_PARAGRAPH = '\n\n';

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
