import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeBibtex } from '../../src/bibliography/bibtex.js';
import type { CslItem } from '../../src/bibliography/csl.js';
import { bibliographyOf } from '../../src/bibliography/entry.js';
import { writeRis } from '../../src/bibliography/ris.js';
import { createApp } from '../../src/server/app.js';
import { opened, parsed } from '../support/brief.js';

/** @returns what a citation program reads in a file */
const read = (file: string, forceType: string) => new Cite(file, { forceType, generateGraph: false }).data;
const essence = (items: readonly CslItem[]) => items.map(({ id, note }) => ({ id, note }));

const FORMATS = [
  { name: 'BibTeX', type: '@biblatex/text', write: writeBibtex },
  { name: 'RIS', type: '@ris/file', write: writeRis },
];

describe.each(FORMATS)('$name', ({ type, write }) => {
  const again = (items: readonly CslItem[]) => read(write(items), type);

  test('is read again with every entry, its titles, dates and addresses', async () => {
    const items = bibliographyOf((await parsed()).brief);
    const told = ({ id, title, note, issued, URL, volume }: CslItem) => ({ id, title, note, issued, URL, volume });
    expect(again(items).map(told)).toEqual(items.map(told));
  });

  test('keeps names apart as they were', async () => {
    const items = bibliographyOf((await parsed()).brief);
    const names = (all: readonly CslItem[]) =>
      all.map(({ author = [] }) => author.map((name) => Object.values(name).sort().join('|')));
    expect(names(again(items))).toEqual(names(items));
  });

  test('whatever a note says is text: no field ends and no entry begins in it', () => {
    const hostile = fc.constantFrom(
      '}',
      '{',
      '\\',
      '@book{x,',
      '\nER  - \nTY  - BOOK',
      '%',
      '$',
      '--',
      '``',
      "''",
      '~^_&#',
      '<b>',
    );
    const text = fc
      .array(fc.oneof(hostile, fc.string({ unit: 'binary' })), { minLength: 1 })
      .map((parts) => `x${parts.join('')}`);
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (references) => {
        const items = bibliographyOf({
          endnotes: references.map((reference, i) => ({ number: i + 1, reference, urls: [] })),
        });
        expect(essence(again(items))).toEqual(essence(items));
      }),
      { numRuns: 200 },
    );
  });

  test('whatever an entry says is text', () => {
    const value = fc.string({ unit: 'binary', minLength: 1 }).map((text) => `x${text.replace(/[\s\p{Cc}]/gu, '')}x`);
    const item = fc.record({
      ...{ id: fc.constant('note1'), type: fc.constant('book' as const), title: value, publisher: value, note: value },
      author: fc.array(fc.record({ literal: value }), { maxLength: 3 }),
      URL: value.map((path) => `https://x.example/${path}`),
    });
    fc.assert(
      fc.property(item, (work) => {
        const [copy, ...others] = again([work]);
        expect(others).toEqual([]);
        expect(copy).toMatchObject({ id: 'note1', note: work.note, publisher: work.publisher });
        expect(copy?.author ?? []).toHaveLength(work.author.length);
      }),
    );
  });
});

describe('the server gives the endnotes as a file', () => {
  test.each([
    ['/brief.bib', 'application/x-bibtex', '@biblatex/text'],
    ['/brief.ris', 'application/x-research-info-systems', '@ris/file'],
    ['/brief.csl.json', 'application/vnd.citationstyles.csl+json', '@else/json'],
  ])('at %s', async (path, type, format) => {
    const app = createApp({ ...(await opened()), allowedOrigins: [], report: () => undefined });
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="citizens-security-first${path.slice('/brief'.length)}"`,
    );
    const items = read(await response.text(), format);
    expect(items.map(({ id }) => id)).toEqual(Array.from({ length: 49 }, (_, i) => `note${i + 1}`));
    expect((await app.request(path, { headers: { origin: 'https://stranger.example' } })).status).toBe(403);
  });
});
