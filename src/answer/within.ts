import type { Passage } from '../brief/brief.js';
import type { BriefLookup } from '../brief/lookup.js';
import { languageOf, SPOKEN } from '../language/language.js';
import { fold } from '../language/words.js';
import { speaksOfYear, yearAskedFor } from '../language/years.js';
import { kindOf } from '../retrieve/kinds.js';
import type { Retrieved, Retriever } from '../retrieve/retrieve.js';

/** One thing that is asked, with what was found for it. */
export interface PartRead {
  question: string;
  /** the question with what it leaves unsaid filled in */
  standalone: string;
  found: Retrieved;
}

/**
 * Tells whether a question stays within what the brief speaks of, however like its words are to what was found: a name that
 * stands nowhere, or a count for a year of which the passages do not speak, is not answered by them.
 *
 * @param part what is asked and what was found
 * @param parts what knows the brief's names and passages
 * @returns whether what was found may answer it
 */
export function isWithinBrief(
  { question, standalone, found }: PartRead,
  { retriever, lookup }: { retriever: Pick<Retriever, 'knowsNames'>; lookup: BriefLookup },
): boolean {
  const year = asksForFigure(standalone) ? yearAskedFor(question) : undefined;
  const statements = found.passages.filter(({ kind }) => kind !== 'endnote'); // notes tell where a count is from
  const isDated = !year || statements.length === 0 || statements.some((passage) => isOfYear(passage, year, lookup));
  return isDated && retriever.knowsNames(question);
}

function asksForFigure(question: string): boolean {
  const plain = fold(question);
  return kindOf(question) === 'number' || SPOKEN.some((tag) => languageOf(tag).asksForFigure.test(plain));
}

/** A sentence may leave its year to the one before it. */
function isOfYear(passage: Passage, year: number, lookup: BriefLookup): boolean {
  const before = lookup.brief.passages[lookup.position(passage.id) - 1];
  const texts = before?.paragraph === passage.paragraph ? [before.text, passage.text] : [passage.text];
  return texts.some((text) => speaksOfYear(text, year));
}
