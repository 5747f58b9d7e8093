import { wordSet } from './words.js';

/** Words before a name that tell its part in what is said: who gives, who gets, who does. Only those with one meaning each. */
const ROLES: Readonly<Record<string, ReadonlySet<string>>> = {
  en: wordSet('from to into by against over'),
  es: wordSet('desde hacia contra ante'),
};

/** @returns the words of a language before a name that tell its part; none if it is not known here */
export function rolesOf(language: string): ReadonlySet<string> {
  return ROLES[language] ?? new Set();
}
