import type { Passage } from '../brief/brief.js';
import type { BriefLookup } from '../brief/lookup.js';
import type { RankedPassage } from '../retrieve/retrieve.js';
import type { Draft, DraftSentence } from './draft.js';
import { frame } from './frame.js';

const MAX_PASSAGES = 2;
/** Below this share of the best score a passage is about something else. Reciprocal ranks fall slowly. */
const CLOSE_TO_BEST = 0.8;
/** A question is answered if a passage is this near in meaning, or shares this much of its words. */
const MIN_COSINE = 0.45;
const MIN_LEXICAL = 9;

const NEAREST_COUNT = 3;
const LEANS_ON_BEFORE = /^(?:this|these|such|however)\b/iu;
const OMISSION = ' […] ';
const NEW_PARAGRAPH = '\n\n';

/**
 * Composes an answer from the brief's own sentences, changing no word of them.
 *
 * @param ranked the passages that may answer, best first
 * @param lookup the brief
 * @returns the draft; "the brief does not say" if no passage is near enough
 */
export function composeQuote(ranked: readonly RankedPassage[], lookup: BriefLookup): Draft {
  const body = ranked.filter(({ passage }) => passage.kind === 'text' || passage.kind === 'item');
  const best = body[0];
  const nearest = body.slice(0, NEAREST_COUNT).map(({ passage }) => passage.id);
  const isNear = best && (best.cosine >= MIN_COSINE || best.lexical >= MIN_LEXICAL);
  if (!best || !isNear)
    return { status: 'not_in_brief', sentences: [], message: frame.notInBrief, nearest, suggestions: [] };
  const chosen = body
    .slice(0, MAX_PASSAGES)
    .filter(({ score }) => score >= CLOSE_TO_BEST * best.score)
    .map(({ passage }) => passage);
  return { status: 'answered', sentences: quote(chosen, lookup), message: '', nearest, suggestions: [] };
}

/**
 * Quotes passages in the brief's order, marking what is left out between them.
 *
 * @param passages any passages of the brief
 * @param lookup the brief
 * @returns one sentence a passage; one that would not stand alone has the sentence before it
 */
export function quote(passages: readonly Passage[], lookup: BriefLookup): DraftSentence[] {
  const whole = new Map(passages.flatMap((passage) => withLead(passage, lookup)).map((part) => [part.id, part]));
  const ordered = [...whole.values()].sort((a, b) => lookup.position(a.id) - lookup.position(b.id));
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
  const siblings = lookup.passagesOf(passage.paragraph);
  const before = siblings[siblings.indexOf(passage) - 1];
  return before && LEANS_ON_BEFORE.test(passage.text) ? [...withLead(before, lookup), passage] : [passage];
}

function leadBetween(before: Passage, after: Passage, lookup: BriefLookup): string {
  if (before.paragraph !== after.paragraph) return NEW_PARAGRAPH;
  return lookup.position(after.id) === lookup.position(before.id) + 1 ? ' ' : OMISSION;
}
