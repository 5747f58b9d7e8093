import type { CslDate, CslItem, CslName } from './csl.js';

const TYPES: Readonly<Record<CslItem['type'], string>> = {
  'article-journal': 'article',
  book: 'book',
  chapter: 'incollection',
  document: 'misc',
  webpage: 'misc',
};
const CONTAINERS: Readonly<Record<string, string>> = { article: 'journal', incollection: 'booktitle' };
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What LaTeX would take as a command. Braces are counted even after a backslash, so they get names. */
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
const SPECIAL = /[\\{}^~#$%&_]/gu;
/** Between marks that LaTeX would join to another: two hyphens to a dash, two backquotes to a quotation mark. */
const JOINED = /(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`)/gu;
const UNSAFE_IN_URL = /[\\{}^\s]/gu;

/**
 * Writes a bibliography as BibTeX, in UTF-8. It is written here, not by a library: the one that there is loses letters
 * outside its tables and lets a brace in a name close its field.
 *
 * @param items the works
 * @returns the text of a `.bib` file
 * @see https://ctan.org/pkg/bibtex
 */
export function writeBibtex(items: readonly CslItem[]): string {
  return items.map(writeEntry).join('\n');
}

function writeEntry(item: CslItem): string {
  const type = TYPES[item.type];
  const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
  const fields: [string, string | undefined][] = [
    ['author', item.author && `{${item.author.map(writeName).join(' and ')}}`],
    ['title', braced(item.title)],
    [CONTAINERS[type] ?? 'howpublished', braced(item['container-title'])],
    ['publisher', braced(item.publisher)],
    ['address', braced(item['publisher-place'])],
    ['volume', braced(item.volume)],
    ['number', braced(item.issue)],
    ['pages', braced(item.page)],
    ['year', braced(year?.toString())],
    ['month', month ? MONTHS[month - 1] : undefined],
    ['day', braced(day?.toString())],
    ['url', item.URL && `{${item.URL.replace(UNSAFE_IN_URL, encodeURIComponent)}}`],
    ['urldate', item.accessed && braced(isoDate(item.accessed))],
    ['note', braced(item.note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value},\n`] : []));
  return `@${type}{${item.id},\n${lines.join('')}}\n`;
}

/** A name in braces is not divided; one that is divided is by its comma. */
function writeName(name: CslName): string {
  return 'literal' in name ? `{${escaped(name.literal)}}` : `${escaped(name.family)}, ${escaped(name.given)}`;
}

function braced(value: string | undefined): string | undefined {
  return value && `{${escaped(value)}}`;
}

function escaped(text: string): string {
  return text.replace(SPECIAL, (character) => COMMANDS[character] ?? `\\${character}`).replace(JOINED, '{}');
}

function isoDate({ 'date-parts': [parts] }: CslDate): string {
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
