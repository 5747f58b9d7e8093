import { YEAR } from '../language/years.js';
import type { CslItem } from './csl.js';
import { DATE, readDate } from './dates.js';

/** What is told of a work by numbers and fixed words. */
export type Details = Pick<
  CslItem,
  'volume' | 'issue' | 'page' | 'publisher' | 'publisher-place' | 'issued' | 'accessed'
>;

const URLS = /https?:\/\/\S+/giu;
const PAGES = '\\d+\\s?[-–]\\s?\\d+(?!\\d|,? \\d)';
/** "last accessed December 3, 2020" */
const ACCESSED = new RegExp(
  `(?:last )?(?:accessed|retrieved|visited|consultad[oa]|recuperad[oa])(?: on| el)? (?<accessed>${DATE})`,
  'giu',
);
/** "9:3 (1999), pp. 209-40" */
const NUMBERED = new RegExp(
  `(?<volume>\\d+) ?: ?(?<issue>\\d+) \\((?<issued>${DATE})\\)(?:, (?:pp?\\. ?)?(?<page>${PAGES}))?`,
  'giu',
);
/** "Vol. 51, No. 1" */
const VOLUME = /(?<!\p{L})vol(?:ume|umen)?\.? (?<volume>\d+)(?:, (?:no|núm|issue)\.? ?(?<issue>\d+))?(?!\d)/giu;
/** "pp. 1-20" */
const PAGE = new RegExp(`(?<!\\p{L})(?:pp?|págs?)\\. ?(?<page>${PAGES})`, 'giu');
/** "(New York: Routledge, 2012)" */
const IMPRINT = new RegExp(`\\((?<place>[^():]+): (?<publisher>[^():]+), (?<issued>${YEAR})\\)`, 'gu');
/** A date between marks, as dates of publication stand: not one that a sentence speaks of. */
const ISSUED = new RegExp(
  `(?<=(?:^|[,;(.|])\\s*(?:(?:updated|published|actualizado)(?: on| el)? )?)(?<issued>${DATE})(?=\\s*(?:[,;).|]|$))`,
  'giu',
);
const ANY_DATE = new RegExp(DATE, 'giu');
const TAKEN = '|';

/**
 * Reads dates, pages, volumes and publishers. What is told twice, as of two works, is left out.
 *
 * @param text a reference, or what follows its title
 * @returns what was found, and the text with a bar in its place
 */
export function readDetails(text: string): { details: Details; rest: string } {
  let rest = text.replace(URLS, TAKEN);
  const take = (pattern: RegExp): Record<string, string | undefined> => {
    const [match, ...others] = [...rest.matchAll(pattern)];
    if (!match || others.length > 0) return {};
    rest = rest.slice(0, match.index) + TAKEN + rest.slice(match.index + match[0].length);
    return { ...match.groups };
  };
  const { accessed } = take(ACCESSED);
  const { page, issued, volume, issue } = { ...take(NUMBERED), ...take(VOLUME), ...take(PAGE) };
  const { place, publisher, issued: printed } = take(IMPRINT);
  const { issued: dated } = rest.match(ANY_DATE)?.length === 1 ? take(ISSUED) : {};
  const date = issued ?? printed ?? dated;
  return {
    details: {
      ...(volume && { volume }),
      ...(issue && { issue }),
      ...(page && volume && { page }), // without a volume, the pages that are cited rather than those that the work has
      ...(publisher && { publisher }),
      ...(place && { 'publisher-place': place }),
      ...(date && { issued: readDate(date) }),
      ...(accessed && { accessed: readDate(accessed) }),
    },
    rest,
  };
}
