import type { Candidates } from '../../retrieve/candidates.js';
import type { BriefWords } from './brief-words.js';
import type { CheckerParts } from './check.js';
import { read } from './terms.js';

/**
 * Prepares to tell with which words readers, in either language, speak of what a passage says: those of the questions that were
 * predicted for it.
 *
 * @param candidates what may answer, with the questions predicted for it
 * @param known what is known of the brief's words
 * @returns what the words of the questions that a passage answers alone may stand for, in a language
 */
export function createAskedWith({ candidates, questions }: Candidates, known: BriefWords): CheckerParts['askedWith'] {
  const texts = new Map<string, string[]>();
  for (const { text, language, candidates: answering } of questions) {
    for (const candidate of answering) {
      const [passage, ...others] = candidates[candidate]?.passages ?? [];
      if (passage === undefined || others.length > 0) continue;
      const key = `${language} ${passage}`;
      texts.set(key, [...(texts.get(key) ?? []), text]);
    }
  }
  const formsOf = new Map<string, ReadonlySet<string>>();
  return (passage, language) => {
    const key = `${language} ${passage}`;
    const terms = formsOf.has(key) ? [] : (texts.get(key) ?? []).flatMap((text) => read(text, language, known).terms);
    const forms = formsOf.get(key) ?? new Set(terms.flatMap((term) => [...term.forms.keys()]));
    formsOf.set(key, forms);
    return forms;
  };
}
