import type { Candidates } from '../../retrieve/candidates.js';

/**
 * Lists the questions predicted for each passage: words with which readers, in either language, speak of what it says.
 *
 * @param candidates what may answer, with the questions predicted for it
 * @returns the questions in a language that a passage answers alone
 */
export function questionsByPassage({
  candidates,
  questions,
}: Candidates): (passage: string, language: string) => readonly string[] {
  const byPassage = new Map<string, string[]>();
  for (const { text, language, candidates: answering } of questions) {
    for (const candidate of answering) {
      const [passage, ...others] = candidates[candidate]?.passages ?? [];
      if (passage === undefined || others.length > 0) continue;
      const key = `${language} ${passage}`;
      byPassage.set(key, [...(byPassage.get(key) ?? []), text]);
    }
  }
  return (passage, language) => byPassage.get(`${language} ${passage}`) ?? [];
}
