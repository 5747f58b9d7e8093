import type { BriefLookup } from '../../brief/lookup.js';
import type { Draft, DraftSentence } from '../draft.js';
import { draftOf } from '../draft.js';
import type { Fallback } from '../fallback.js';
import type { Outcome } from './settle.js';
import type { Written } from './write.js';

/** What an answer is made of. */
export interface Assembly {
  /** what became of each sentence of the model, in order */
  settled: readonly Outcome[];
  /** how many of them, from the first, were heard */
  heard: number;
  /** what went wrong with the model, if anything did */
  reason: Fallback | undefined;
  /** the answer in the brief's own sentences */
  quoted: Draft;
  /** BCP 47 tag without region */
  language: string;
  lookup: BriefLookup;
}

const LITTLE = 0.5; // share of a model's sentences that pass, below which it cannot be relied on for this question
const QUOTATION_MARKS: Readonly<Record<string, readonly [string, string]>> = { en: ['“', '”'], es: ['«', '»'] };

/**
 * Makes an answer of what passed the check and of the brief's own sentences.
 *
 * - Everything passed: the model's answer.
 * - Most passed: the model's answer, with the passages quoted that a failed sentence named.
 * - Little passed, or the model failed half-way: what was heard already stays, as it was checked, and the brief's own sentences
 *   say what it leaves unsaid. If nothing was heard, that is the answer of quote mode, word for word.
 *
 * @param assembly see {@link Assembly}
 * @returns the answer; it begins with what was heard
 */
export function assemble({ settled, heard, reason, quoted, language, lookup }: Assembly): Written {
  const written = settled.flatMap((outcome) => (outcome.kind === 'written' ? [outcome.sentence] : []));
  const isLittle = written.length < LITTLE * settled.length;
  const kept = isLittle ? written.slice(0, heard) : written;
  if (kept.length === 0) return { draft: quoted, isWritten: false, fallback: reason ?? whyNone(settled) };
  const quote = quoter(language, lookup);
  const body = isLittle
    ? kept
    : settled.flatMap((outcome) => (outcome.kind === 'written' ? [outcome.sentence] : quote(outcome.passages)));
  const rest = isLittle || reason ? quote(unsaid(quoted, body)) : [];
  const [first, ...others] = rest;
  const sentences = [...body, ...(first ? [{ ...first, lead: '\n\n' }] : []), ...others];
  const fallback = reason ?? (written.length < settled.length ? 'unsupported' : undefined);
  return { draft: draftOf(sentences, ''), isWritten: true, fallback };
}

function whyNone(settled: readonly Outcome[]): Fallback {
  const isForeign = (outcome: Outcome): boolean => outcome.kind === 'failed' && outcome.objection === 'language';
  return settled.every(isForeign) ? 'wrong_language' : 'unsupported';
}

/** Passages that the answer in the brief's own sentences has and these sentences do not rest on. */
function unsaid(quoted: Draft, sentences: readonly DraftSentence[]): string[] {
  const said = new Set(sentences.flatMap(({ passages }) => passages));
  return quoted.sentences.flatMap(({ passages }) => passages).filter((id) => !said.has(id));
}

/** Quotes passages in quotation marks, each once. */
function quoter(language: string, lookup: BriefLookup): (ids: readonly string[]) => DraftSentence[] {
  const [before, after] = QUOTATION_MARKS[language] ?? ['“', '”'];
  const done = new Set<string>();
  return (ids) =>
    ids.flatMap((id) => {
      const passage = lookup.passage(id);
      if (!passage || done.has(id)) return [];
      done.add(id);
      return [{ text: `${before}${passage.text}${after}`, passages: [id] }];
    });
}
