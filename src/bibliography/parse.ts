import { YEAR } from '../language/years.js';
import type { CslItem } from './csl.js';
import { readDetails } from './details.js';
import { readNames, readPersons } from './names.js';

/** What is told of a work, without its id and its note. */
export type Parsed = Omit<CslItem, 'id' | 'note'>;

const QUOTE_MARKS = /[“”«»"]/gu;
const QUOTED = /^(?<before>.*?)[“«"](?<title>[^“”«»"]+)[”»"](?<after>.*)$/u;
const TITLE_START = /^[\p{Lu}\p{N}¿¡‘'(]/u;
const TITLE_END = /[,.;](?=[’']?$)/u; // a mark of the reference that stands inside the quotation
const MARKED_END = /[,.;:?!][’']?$/u;
const MARKED_START = /^\s*(?:$|[,.;:(])/u;
/** "Lund, Eva. Rails Without Borders (Lisbon: Northern Press, 2019)" */
const BOOK = new RegExp(`^(?<names>[^.]*\\p{Ll})\\. (?<title>[^“”«».(]+?) (?<after>\\([^()]*${YEAR}\\).*)$`, 'u');
const CONTAINER = /^[\s.,;]*(?:(?<within>in|en) )?(?<container>\p{Lu}[^,;|()\p{N}]*?)\.?\s*(?:[,;|(]|$)/u;
const CONTAINER_WORDS = 15;
/** Words that tell something of a work rather than name where it came out. */
const STATUS =
  /^(?:updated|published|press release|report|working paper|available|accessed|retrieved|edited|ed|translated|forthcoming|unpublished|last|see|also|quoted|cited|volume|vol|disponible|consultado|actualizado|ver|véase)\b/iu;
const SENTENCE_END = /\p{Ll}\. /u;

/**
 * Reads a reference as far as it can be read in one way only: a title in quotation marks, with names before it, and what it
 * came out in after it; or names and a title before an imprint. Anything else is left out, never guessed.
 *
 * @param text an endnote's text, in one line
 * @param urls the web addresses in it; one alone is the work's
 * @returns what was read
 */
export function parseReference(text: string, urls: readonly string[]): Parsed {
  const marks = text.match(QUOTE_MARKS)?.length ?? 0;
  if (marks > 2) return { type: 'document' }; // several works, or words about one
  const [url, ...others] = urls;
  const link = url && others.length === 0 ? { URL: url } : {};
  return readArticle(text, link) ?? readBook(text, link) ?? plain(text, link);
}

type Link = Pick<CslItem, 'URL'>;

function readArticle(text: string, link: Link): Parsed | undefined {
  const { before = '', title: quoted = '', after = '' } = QUOTED.exec(text)?.groups ?? {};
  const title = quoted.trim().replace(TITLE_END, '');
  const names = withoutEnd(before);
  const isApart = MARKED_END.test(before.trim()) || names === '' || readPersons(names) !== undefined;
  const isTitle = TITLE_START.test(title) && (MARKED_END.test(quoted.trim()) || MARKED_START.test(after));
  const { details, rest } = readDetails(after);
  const isTold = Object.keys({ ...details, ...link }).length > 0; // words that are quoted have no date of their own
  if (!isTitle || !isApart || !isTold) return undefined;
  const author = readNames(names);
  const { within, container } = containerIn(rest);
  const type = typeOf({ isChapter: within !== undefined, isArticle: details.volume !== undefined, link });
  return {
    type,
    title,
    ...(author && { author }),
    ...(container && { 'container-title': container }),
    ...details,
    ...link,
  };
}

function readBook(text: string, link: Link): Parsed | undefined {
  const { names = '', title = '', after = '' } = BOOK.exec(text)?.groups ?? {};
  const author = readPersons(names);
  return author && { type: 'book', title, author, ...readDetails(after).details, ...link };
}

function plain(text: string, link: Link): Parsed {
  return { type: typeOf({ link }), ...readDetails(text).details, ...link };
}

function typeOf(told: { isChapter?: boolean; isArticle?: boolean; link: Link }): CslItem['type'] {
  if (told.isChapter) return 'chapter';
  if (told.isArticle) return 'article-journal';
  return told.link.URL ? 'webpage' : 'document';
}

function containerIn(rest: string): { within?: string | undefined; container?: string } {
  const { within, container = '' } = CONTAINER.exec(rest)?.groups ?? {};
  const isShort = container.split(' ').length <= CONTAINER_WORDS;
  const isName = container !== '' && isShort && !STATUS.test(container) && !SENTENCE_END.test(container);
  return isName ? { within, container } : {};
}

/** What stands before a title, without the mark that parts them; the full stop of an initial stays. */
function withoutEnd(before: string): string {
  const names = before.replace(/[\s,;:]+$/u, '');
  return /(?:^|[\s.])\p{Lu}\.$/u.test(names) ? names : names.replace(/\.$/u, '');
}
