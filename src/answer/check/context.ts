import type { Passage } from '../../brief/brief.js';
import type { BriefLookup } from '../../brief/lookup.js';
import { languageOf } from '../../language/language.js';
import { withoutRegion } from '../../language/words.js';

/**
 * Lists the texts from which a reader knows whom a passage speaks of: what stands before it in its paragraph, or right
 * before its paragraph, which is all of the one before if it leans on that; the titles above it, and the authors.
 *
 * @param passage a passage of the brief
 * @param lookup the brief
 * @returns the texts
 */
export function contextOf(passage: Passage, lookup: BriefLookup): string[] {
  const { brief } = lookup;
  const position = lookup.position(passage.id);
  const before = lookup.passagesOf(passage.paragraph).filter(({ id }) => lookup.position(id) < position);
  const first = before[0] ?? passage;
  const leading = brief.passages[lookup.position(first.id) - 1];
  const { leansBack } = languageOf(withoutRegion(brief.language));
  const paragraph = leading && leansBack.test(first.text) ? lookup.passagesOf(leading.paragraph) : [];
  return [
    ...[...(leading ? [leading] : []), ...paragraph, ...before].map(({ text }) => text),
    lookup.sectionTitle(passage.section),
    brief.title,
    ...brief.authors,
  ];
}

/**
 * Finds the sentence in which a reader looks for whom or what a pronoun of a passage stands.
 *
 * @param passage a passage of the brief
 * @param lookup the brief
 * @returns the text before it in its paragraph; undefined if it has no pronoun, or nothing stands before it
 */
export function antecedentOf(passage: Passage, lookup: BriefLookup): string | undefined {
  const { pronouns } = languageOf(withoutRegion(lookup.brief.language));
  if (!pronouns.test(passage.text.toLowerCase())) return undefined;
  const before = lookup.brief.passages[lookup.position(passage.id) - 1];
  return before?.paragraph === passage.paragraph ? before.text : undefined;
}
