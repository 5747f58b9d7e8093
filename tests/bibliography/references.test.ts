import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CslDate, CslItem } from '../../src/bibliography/csl.js';
import { bibliographyOf } from '../../src/bibliography/entry.js';
import { wordsOf } from '../../src/language/words.js';
import { parsed } from '../support/brief.js';

const urlsIn = (reference: string) => reference.match(/https?:\/\/[^\s,;]+/gu) ?? [];
const entryOf = (reference: string) => {
  const [entry] = bibliographyOf({ endnotes: [{ number: 7, reference, urls: urlsIn(reference) }] });
  return entry as CslItem;
};
const date = (...parts: number[]): CslDate => ({ 'date-parts': [parts] });

describe('what a reference tells plainly becomes fields', () => {
  test.each<[string, Omit<CslItem, 'id' | 'note'>]>([
    [
      'Lund, Eva. “Why Night Trains Came Back,” The Rail Observer, March 7, 2021, https://rail.example/back',
      {
        type: 'webpage',
        title: 'Why Night Trains Came Back',
        author: [{ family: 'Lund', given: 'Eva' }],
        'container-title': 'The Rail Observer',
        issued: date(2021, 3, 7),
        URL: 'https://rail.example/back',
      },
    ],
    [
      'Ríos, Ana María and Tom Okafor, "Sleeping Cars: A History," Journal of Transport, 12:3 (1999), pp. 14-36.',
      {
        type: 'article-journal',
        title: 'Sleeping Cars: A History',
        author: [
          { family: 'Ríos', given: 'Ana María' },
          { family: 'Okafor', given: 'Tom' },
        ],
        'container-title': 'Journal of Transport',
        volume: '12',
        issue: '3',
        page: '14-36',
        issued: date(1999),
      },
    ],
    [
      'Berg, Jon. “On Fares,” in Rails and States, ed. by Eva Lund (New York: Northern Press, 2012), pp. 83.',
      {
        type: 'chapter',
        title: 'On Fares',
        author: [{ family: 'Berg', given: 'Jon' }],
        'container-title': 'Rails and States',
        publisher: 'Northern Press',
        'publisher-place': 'New York',
        issued: date(2012),
      },
    ],
    [
      'Lund, Eva. Rails Without Borders: A Plan (Lisbon: Northern Press, 2019).',
      {
        type: 'book',
        title: 'Rails Without Borders: A Plan',
        author: [{ family: 'Lund', given: 'Eva' }],
        publisher: 'Northern Press',
        'publisher-place': 'Lisbon',
        issued: date(2019),
      },
    ],
    [
      'Ministerio de Transportes, «Informe anual», 2 de julio de 2015; disponible en: https://mt.example/i; consultado el 3 de agosto de 2016.',
      {
        type: 'webpage',
        title: 'Informe anual',
        author: [{ literal: 'Ministerio de Transportes' }],
        issued: date(2015, 7, 2),
        accessed: date(2016, 8, 3),
        URL: 'https://mt.example/i',
      },
    ],
  ])('%s', (reference, fields) => {
    expect(entryOf(reference)).toEqual({ id: 'note7', ...fields, note: reference });
  });
});

describe('what may be read in two ways stays in the note', () => {
  test.each<[string, string, Partial<CslItem>]>([
    ['a title without marks', 'Rail Office, Survey of Lines, December 2020.', { issued: date(2020, 12) }],
    [
      'a quotation that does not end',
      'Lund, Eva. “Fares: how high?, Rail Observer, May 1, 2020.',
      { issued: date(2020, 5, 1) },
    ],
    ['two works', 'Lund, Eva. “Fares,” 2019. Berg, Jon. “Seats,” 2020.', {}],
    ['words about a term', 'The term “sleeper” is used for any car with beds.', {}],
    ['a year that a sentence speaks of', 'Fares of 1 May 2023, as printed.', {}],
    ['two dates', 'Timetables, May 1, 2020, and June 1, 2020.', {}],
    ['the page that is cited', 'Rail Office, Survey, pp. 12-13.', {}],
    ['a note on a note', 'Ibid.', {}],
  ])('%s', (_, reference, fields) => {
    expect(entryOf(reference)).toEqual({ id: 'note7', type: 'document', ...fields, note: reference });
  });

  test('who made it, if commas part more than a family name from a given one', () => {
    const reference = 'Department of Rail, Eva Lund, Head of Fares, “A Statement,” May 1, 2020.';
    expect(entryOf(reference)).toMatchObject({ title: 'A Statement', issued: date(2020, 5, 1) });
    expect(entryOf(reference)).not.toHaveProperty('author');
  });

  test('what it came out in is a name, not a sentence about the work', () => {
    expect(entryOf('Lund, Eva. “Fares,” U.S. Rail News, May 1, 2020.')).toMatchObject({
      'container-title': 'U.S. Rail News',
    });
    for (const words of ['Press Release 5', 'Updated', 'It was printed late. Later'])
      expect(entryOf(`Lund, Eva. “Fares,” ${words}, May 1, 2020.`)).not.toHaveProperty('container-title');
  });

  test('a name that may be a person’s or an institution’s is not divided', () => {
    expect(entryOf('Open Rails, “A Plan,” May 1, 2020.').author).toEqual([{ literal: 'Open Rails' }]);
    expect(entryOf('Rail Watch, Lisbon, “A Plan,” May 1, 2020.')).not.toHaveProperty('author');
  });
});

describe('whatever the endnotes are', () => {
  const pieces = fc.constantFrom(
    ...[
      'Lund, Eva',
      'Lund, Eva and Jon Berg',
      'Rail Watch',
      'et al.',
      'see',
      'in',
      'ed. by',
      'Ríos',
      '“Fares,”',
      '"Seats"',
    ],
    ...[
      '“',
      '”',
      '"',
      '«',
      '»',
      ',',
      '.',
      ';',
      ':',
      '(',
      ')',
      '|',
      'May 1, 2020',
      '2 de julio de 2015',
      '2019',
      '(2012)',
    ],
    ...['The Observer', '12:3 (1999)', 'Vol. 5, No. 2', 'pp. 3-9', '(Oslo: Press, 2001)', 'accessed June 2, 2020'],
    ...['https://a.example/b', 'http://c.example', '\n', '}', '@book{x,', 'ER  - ', '\\input{x}', '<b>', '日本'],
  );
  const composed = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '));
  const references = fc.oneof(composed, fc.string({ unit: 'binary', minLength: 1 }));

  test('each gives exactly one entry, which holds its whole text, under a key that tells its number', () => {
    fc.assert(
      fc.property(fc.array(references), (texts) => {
        const endnotes = texts.map((reference, i) => ({ number: i + 1, reference, urls: urlsIn(reference) }));
        const items = bibliographyOf({ endnotes });
        expect(items.map(({ id }) => id)).toEqual(endnotes.map(({ number }) => `note${number}`));
        expect(items.map(({ note }) => note.split(' '))).toEqual(
          texts.map((text) =>
            text
              .replace(/\p{Cc}/gu, ' ')
              .trim()
              .split(/\s+/u),
          ),
        );
      }),
    );
  });

  test('nothing is invented: each word of a field stands in the reference', () => {
    fc.assert(
      fc.property(references, (reference) => expectToldBy(entryOf(reference))),
      { numRuns: 2000 },
    );
  });

  test('so it is with the brief that comes along, whose references are mostly read', async () => {
    const { brief } = await parsed();
    const items = bibliographyOf(brief);
    for (const item of items) expectToldBy(item);
    expect(items).toHaveLength(49);
    expect(items.filter(({ title, author }) => title && author).length).toBeGreaterThan(35);
  });
});

/** Expects every field of an entry to be told by its note. */
function expectToldBy({ id, type, issued, accessed, author = [], note, ...fields }: CslItem): void {
  const told = wordsOf(note);
  const names = author.flatMap((name) => Object.values(name) as string[]);
  for (const word of [...names, ...Object.values(fields)].flatMap(wordsOf))
    expect(told, `${word} in ${note}`).toContain(word);
  for (const [year, month, day] of [issued, accessed].flatMap((one) => one?.['date-parts'] ?? [])) {
    expect(note).toContain(String(year));
    if (month) expect(note).toMatch(MONTHS[month - 1] as RegExp);
    if (day) expect(told).toContain(String(day));
  }
}

const MONTHS = [
  ...[/jan|ene/iu, /feb/iu, /mar/iu, /apr|abr/iu, /may/iu, /jun/iu],
  ...[/jul/iu, /aug|ago/iu, /sep|set/iu, /oct/iu, /nov/iu, /dec|dic/iu],
];
