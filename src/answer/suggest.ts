import type { Passage } from '../brief/brief.js';
import type { BriefLookup } from '../brief/lookup.js';
import { languageOf } from '../language/language.js';
import { fold } from '../language/words.js';
import type { Candidates } from '../retrieve/candidates.js';

const COUNT = 3; // few enough to be read

/** Chooses questions to go on with, among those that were predicted at ingest: the brief can answer them all. */
export interface Suggester {
  /**
   * @param passages what the answer, or the passages nearest to the question, are
   * @param language the language to ask in, a BCP 47 tag without region
   * @param asked questions not to be suggested again
   * @returns up to three questions on what stands near, each about another paragraph
   */
  next(passages: readonly Passage[], language: string, asked: readonly string[]): string[];
  /** @returns up to three questions to start with, spread over the brief; those first that endnotes back throughout */
  start(language: string): string[];
  /**
   * @param passage id of a passage
   * @param language as above
   * @returns up to three questions that it answers, those first that it answers alone
   */
  about(passage: string, language: string): string[];
}

interface Suggestion {
  question: string;
  /** the same, to tell whether it was asked */
  plain: string;
  passages: string[];
  paragraph: string;
  /** place of its first passage in the brief */
  position: number;
  /** each of its passages has an endnote */
  isCited: boolean;
}

/**
 * Prepares suggestions.
 *
 * @param candidates what may answer, with the questions predicted for it
 * @param lookup the brief
 * @returns the suggester
 */
export function createSuggester(candidates: Candidates, lookup: BriefLookup): Suggester {
  const byLanguage = listSuggestions(candidates, lookup);
  return {
    next(passages, language, asked) {
      const known = new Set(asked.map(plain));
      const given = new Set(passages.map(({ id }) => id));
      const anchors = passages
        .flatMap((passage) => (passage.kind === 'endnote' ? lookup.backedBy(numberOf(passage)) : [passage]))
        .map(({ id }) => lookup.position(id));
      if (anchors.length === 0) return [];
      const first = Math.min(...anchors);
      const last = Math.max(...anchors);
      // What comes next in the brief follows from an answer better than what came before.
      const distance = ({ position }: Suggestion): number =>
        position > last ? position - last : 2 * Math.abs(first - position);
      const open = (byLanguage.get(language) ?? []).filter(
        (suggestion) => !known.has(suggestion.plain) && !suggestion.passages.some((id) => given.has(id)),
      );
      return nearestPerParagraph(open, distance);
    },
    about(passage, language) {
      const fitting = (byLanguage.get(language) ?? []).filter(({ passages }) => passages.includes(passage));
      const narrowest = fitting.sort((a, b) => a.passages.length - b.passages.length);
      return narrowest.slice(0, COUNT).map(({ question }) => question);
    },
    start(language) {
      const all = byLanguage.get(language) ?? [];
      const best = [...all].sort(
        (a, b) => Number(b.isCited) - Number(a.isCited) || b.passages.length - a.passages.length,
      );
      const stretch = (Math.max(0, ...all.map(({ position }) => position)) + 1) / COUNT;
      return Array.from({ length: COUNT }, (_, part) =>
        best.find(({ position }) => Math.floor(position / stretch) === part),
      ).flatMap((suggestion) => suggestion?.question ?? []);
    },
  };
}

function listSuggestions({ candidates, questions }: Candidates, lookup: BriefLookup): Map<string, Suggestion[]> {
  const listed = new Map<string, Map<number, Suggestion>>();
  for (const { text, language, candidates: answering } of questions) {
    const candidate = answering[0] ?? 0;
    const own = listed.get(language) ?? new Map<number, Suggestion>();
    listed.set(language, own);
    if (own.has(candidate)) continue;
    const passages = candidates[candidate]?.passages ?? [];
    const first = lookup.passage(passages[0] ?? '');
    const isBody = first && first.kind !== 'endnote' && first.kind !== 'heading';
    if (!isBody || !languageOf(language).wellFormed.test(text)) continue;
    own.set(candidate, {
      question: text,
      plain: plain(text),
      passages,
      paragraph: first.paragraph,
      position: lookup.position(first.id),
      isCited: passages.every((id) => lookup.passage(id)?.support !== 'none'),
    });
  }
  return new Map([...listed].map(([language, own]) => [language, [...own.values()]]));
}

function nearestPerParagraph(
  suggestions: readonly Suggestion[],
  distanceTo: (suggestion: Suggestion) => number,
): string[] {
  const byParagraph = new Map<string, { question: string; distance: number }>();
  for (const suggestion of suggestions) {
    const { paragraph, question } = suggestion;
    const distance = distanceTo(suggestion);
    if (distance < (byParagraph.get(paragraph)?.distance ?? Number.POSITIVE_INFINITY))
      byParagraph.set(paragraph, { question, distance });
  }
  const nearest = [...byParagraph.values()].sort((a, b) => a.distance - b.distance);
  return nearest.slice(0, COUNT).map(({ question }) => question);
}

function numberOf({ id }: Passage): number {
  return Number(id.replace(/\D+/gu, ''));
}

function plain(question: string): string {
  return fold(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
