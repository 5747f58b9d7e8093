import type { Passage } from '../../brief/brief.js';
import type { BriefLookup } from '../../brief/lookup.js';
import type { Retrieved } from '../../retrieve/retrieve.js';

const MOST = 24; // passages: about a page and a half, which small models still read well
const NEAREST = 6; // of those likeliest to have to do with each thing that is asked
const MOST_CHARACTERS = 8000; // about 2,000 tokens: local models often have room for 4,000 with the answer

/**
 * Chooses the passages that a language model sees: those that answer, what stands beside them, and those nearest to the
 * question.
 *
 * @param found what was found for each thing that the question asks
 * @param lookup the brief
 * @returns the passages, in the brief's order
 */
export function offer(found: readonly Retrieved[], lookup: BriefLookup): Passage[] {
  const answering = found.flatMap(({ answered, passages }) => (answered ? passages : []));
  const beside = answering.flatMap((passage) => neighbours(passage, lookup));
  const nearest = found.flatMap(({ nearest: ids }) => ids.slice(0, NEAREST).flatMap((id) => lookup.passage(id) ?? []));
  const chosen: Passage[] = [];
  let characters = 0;
  for (const passage of new Set([...answering, ...beside, ...nearest])) {
    if (chosen.length === MOST || characters + passage.text.length > MOST_CHARACTERS) continue;
    chosen.push(passage);
    characters += passage.text.length;
  }
  return chosen.sort((a, b) => lookup.position(a.id) - lookup.position(b.id));
}

/** The sentences before and after one, in its paragraph. */
function neighbours({ id, paragraph }: Passage, lookup: BriefLookup): Passage[] {
  const position = lookup.position(id);
  return lookup.passagesOf(paragraph).filter((other) => Math.abs(lookup.position(other.id) - position) === 1);
}

/** @returns passages as a model gets them: a line each, with its id */
export function asLines(passages: readonly Passage[]): string {
  return passages.map(({ id, text }) => `${id}\t${asData(text)}`).join('\n');
}

/** @returns a text on one line that cannot close, or open, what it stands between */
export function asData(text: string): string {
  return text.replace(/\s+/gu, ' ').replaceAll('<', '‹').replaceAll('>', '›').trim();
}
