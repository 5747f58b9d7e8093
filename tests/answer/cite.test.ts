import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { cite, withoutReferences } from '../../src/answer/cite.js';
import type { Draft } from '../../src/answer/draft.js';
import { type BriefLookup, lookUp } from '../../src/brief/lookup.js';
import { parsed } from '../support/brief.js';

let lookup: BriefLookup;
beforeAll(async () => {
  lookup = lookUp((await parsed()).brief);
});

/** What a reader takes for a citation: numbers in square brackets, whatever the script of brackets and digits. */
const CITED = /[[［【〔]\s*(\p{N}[\p{N}\s,;–-]*)[\]］】〕]/gu;
const citedIn = (text: string): number[] =>
  [...text.matchAll(CITED)].flatMap(([, list = '']) =>
    list
      .split(/[^\p{N}]+/u)
      .filter(Boolean)
      .map(Number),
  );

const draft = (sentences: Draft['sentences']): Draft => ({
  status: 'answered',
  sentences,
  message: 'The brief does not say.',
  nearest: [],
  suggestions: [],
});

const number = fc.integer({ min: 0, max: 120 });
const reference = fc.oneof(
  number.map((n) => `[${n}]`),
  fc.array(number, { minLength: 1, maxLength: 4 }).map((list) => `[${list.join(', ')}]`),
  fc.tuple(number, number).map(([a, b]) => `[${a}–${b}]`),
  number.map((n) => `【${n}】`),
  number.map((n) => `[[${n}]]`),
  number.map((n) => `[${n}[${n}]]`),
  number.map((n) => `[^${n}]`),
  number.map((n) => `[note ${n}]`),
  number.map((n) => `<sup>${n}</sup>`),
  fc.constantFrom('¹²', '[１１]', '［11］', '[١١]', '[ 11 ]', '[11;12]', '[11 and 12]', '[see 11, 12]', '[n. 4]'),
);
const words = fc.oneof(fc.string({ unit: 'grapheme' }), reference, fc.lorem());
const text = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' '));
const passageId = fc.oneof(
  fc.nat().map((n) => lookup.brief.passages[n % lookup.brief.passages.length]?.id ?? ''),
  fc.constantFrom('p999.s1', '', 'n50', '__proto__'),
);
const anyDraft = fc
  .array(fc.record({ text, passages: fc.array(passageId, { maxLength: 4 }), lead: text }), { maxLength: 5 })
  .map(draft);

describe('whatever a composer proposes', () => {
  test('no number leaves that the brief does not attach to the same sentence', () => {
    fc.assert(
      fc.property(anyDraft, (proposed) => {
        const { answer, sentences, citations } = cite(proposed, lookup);
        for (const sentence of sentences) {
          const attached = new Set(sentence.passages.flatMap((id) => lookup.passage(id)?.endnotes ?? []));
          expect(new Set(sentence.endnotes)).toEqual(attached);
          expect(citedIn(sentence.text)).toEqual([]);
        }
        const allowed = new Set(sentences.flatMap(({ endnotes }) => endnotes));
        expect(new Set(citedIn(answer))).toEqual(allowed);
        expect(new Set(citations.map(({ endnote }) => endnote))).toEqual(allowed);
      }),
      { numRuns: 1000 },
    );
  });

  test('every sentence rests on a passage of the brief, and every citation quotes one that carries its number', () => {
    fc.assert(
      fc.property(anyDraft, (proposed) => {
        const { status, sentences, citations } = cite(proposed, lookup);
        expect(status).toBe(sentences.length > 0 ? 'answered' : 'not_in_brief');
        const restingOn = sentences.map(({ passages }) => passages.map((id) => lookup.passage(id)));
        expect(restingOn.every((passages) => passages.length > 0 && passages.every(Boolean))).toBe(true);
        for (const { endnote, reference: source, passages } of citations) {
          expect(source).toBe(lookup.endnote(endnote)?.reference);
          const quoted = passages.map(({ id }) => lookup.passage(id));
          expect(quoted.map((passage) => passage?.text)).toEqual(passages.map(({ quote }) => quote));
          expect(quoted.length > 0 && quoted.every((passage) => passage?.endnotes.includes(endnote))).toBe(true);
          expect(quoted.map((passage) => passage?.kind)).not.toContain('endnote');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a refusal cites nothing, whatever its words are', () => {
    fc.assert(
      fc.property(text, anyDraft, (message, proposed) => {
        const refused = cite({ ...proposed, status: 'not_in_brief', message, suggestions: [message] }, lookup);
        expect(refused).toMatchObject({ status: 'not_in_brief', sentences: [], citations: [], related: [] });
        expect(citedIn(refused.answer)).toEqual([]);
        expect(refused.suggestions.flatMap(citedIn)).toEqual([]);
      }),
    );
  });

  test('related endnotes are of the same section and never among those cited', () => {
    fc.assert(
      fc.property(anyDraft, (proposed) => {
        const { sentences, citations, related } = cite(proposed, lookup);
        const sections = new Set(
          sentences.flatMap(({ passages }) => passages.map((id) => lookup.passage(id)?.section)),
        );
        for (const { endnote } of related) {
          expect(citations.map((citation) => citation.endnote)).not.toContain(endnote);
          expect(lookup.backedBy(endnote).some(({ section }) => sections.has(section))).toBe(true);
        }
      }),
    );
  });
});

test('a verbatim sentence of the brief passes the check unchanged', () => {
  for (const { id, text: quoted } of lookup.brief.passages) {
    const { sentences } = cite(draft([{ text: quoted, passages: [id] }]), lookup);
    expect(sentences[0]?.text).toBe(quoted);
  }
});

test('brackets that scholars write stay: additions and omissions', () => {
  for (const kept of ['This law [the one of 2020] was passed.', 'One […] two', '[sic]', 'f(2) = x[i]'])
    expect(withoutReferences(kept)).toBe(kept);
});
