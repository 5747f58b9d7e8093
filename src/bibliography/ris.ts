import type { CslDate, CslItem } from './csl.js';

const TYPES: Readonly<Record<CslItem['type'], string>> = {
  'article-journal': 'JOUR',
  book: 'BOOK',
  chapter: 'CHAP',
  document: 'GEN',
  webpage: 'ELEC',
};
const LINE_BREAKS = /[\p{Cc}\u2028\u2029]+/gu; // a field is a line: a break in a value would begin another

/**
 * Writes a bibliography as RIS, in UTF-8.
 *
 * @param items the works
 * @returns the text of a `.ris` file
 * @see https://en.wikipedia.org/wiki/RIS_(file_format)
 */
export function writeRis(items: readonly CslItem[]): string {
  return items.map(writeEntry).join('\r\n');
}

function writeEntry(item: CslItem): string {
  const [start, end] = item.page?.split(/\s?[-–]\s?/u) ?? [];
  const fields: [string, string | undefined][] = [
    ['TY', TYPES[item.type]],
    ...(item.author ?? []).map((name): [string, string] => [
      'AU',
      'literal' in name ? name.literal : `${name.family}, ${name.given}`,
    ]),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['CY', item['publisher-place']],
    ['VL', item.volume],
    ['IS', item.issue],
    ['SP', start],
    ['EP', end],
    ['PY', item.issued?.['date-parts'][0][0]?.toString()],
    ['DA', item.issued && risDate(item.issued)],
    ['UR', item.URL],
    ['Y2', item.accessed && risDate(item.accessed)],
    ['N1', item.note],
    ['ID', item.id],
  ];
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(LINE_BREAKS, ' ')}\r\n`] : []));
  return `${lines.join('')}ER  - \r\n`;
}

/** Year, month and day between strokes, which stand even where one is not known. */
function risDate({ 'date-parts': [[year, month, day]] }: CslDate): string {
  const twoDigits = (part: number | undefined): string => (part ? String(part).padStart(2, '0') : '');
  return `${year ?? ''}/${twoDigits(month)}/${twoDigits(day)}/`;
}
