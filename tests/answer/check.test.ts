import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReader } from '../../src/answer/write/reader.js';
import type { Passage } from '../../src/brief/brief.js';
import { quantitiesIn } from '../../src/language/numerals/numerals.js';
import { tokensOf } from '../../src/language/tokens.js';
import { indexed, SMALL_BRIEF } from '../support/brief.js';
import { openWriting, type Writing } from '../support/writing.js';

let writing: Writing;
beforeAll(async () => {
  writing = await openWriting();
});

const passagesOf = (ids: readonly string[]): Passage[] => ids.flatMap((id) => writing.lookup.passage(id) ?? []);
const objection = async (text: string, ids: readonly string[], language = 'en'): Promise<string | undefined> =>
  (await writing.checker.check(text, passagesOf(ids), language)).objection;

describe('a number is the same however it is written', () => {
  const numbers = (text: string, language: string): string[] =>
    quantitiesIn(tokensOf(text), language).map(({ key }) => key);

  test.each([
    ['forty-nine', 'cuarenta y nueve', '49'],
    ['one hundred and thirty-three', 'ciento treinta y tres', '133'],
    ['1,000', '1.000', '1000'],
    ['150,000', '150 000', '150000'],
    ['seventy thousand', '70 mil', '70000'],
    ['1.5 million', '1,5 millones', '1500000'],
    ['14 per cent', '14 %', '14%'],
    ['fourteen percent', 'catorce por ciento', '14%'],
    ['two thousand eleven', 'dos mil once', '2011'],
    ['nineteen eighty-five', 'mil novecientos ochenta y cinco', '1985'],
    ['the 1980s', 'los años ochenta', '1980s'],
    ['the twenty-first', 'la 21ª', '21th'],
    ['in December', 'en diciembre', 'month 12'],
    ['dozens', 'decenas', 'tens'],
  ])('%s, %s', (english, spanish, key) => {
    expect(numbers(english, 'en')).toEqual([key]);
    expect(numbers(spanish, 'es')).toEqual([key]);
  });

  test('and what is no number is none: articles, verbs, idioms', () => {
    expect(numbers('One may march on in a day', 'en')).toEqual([]);
    expect(numbers('una de las cosas', 'es')).toEqual([]);
    expect(quantitiesIn(tokensOf('first of all'), 'en')).toMatchObject([{ implied: true }]);
  });
});

test('every sentence of the brief passes the check against itself', async () => {
  for (const { id, kind, text } of writing.lookup.brief.passages)
    if (kind === 'text' || kind === 'item') expect(await objection(text, [id]), text).toBeUndefined();
});

describe('a true sentence passes', () => {
  test.each([
    [
      'with the acronym that the brief explains',
      'By fragmenting their structures, security forces would confront drug trafficking organizations’ armed power better.',
      ['p22.s4'],
    ],
    [
      'with a first name that the brief gives elsewhere',
      'From 211 people extradited under Vicente Fox, the number went up to 587 under Felipe Calderón.',
      ['p22.s5'],
    ],
    [
      'with whom a pronoun stands for',
      'In practice, however, Peña Nieto continued to prioritize militarized strategies and kingpin targeting.',
      ['p28.s3'],
    ],
    [
      'with a negation in another form',
      'López Obrador’s promises to end the war on drugs have not been fulfilled.',
      ['p29.s1'],
    ],
    [
      'with numbers in words',
      'The homicide rate went from eight murders per 100,000 inhabitants in 2007 to twenty-four in 2011.',
      ['p23.s4'],
    ],
    [
      'of two passages',
      'Peña Nieto pledged a policy centered on prevention, but in practice he continued to prioritize militarized strategies.',
      ['p28.s2', 'p28.s3'],
    ],
  ])('%s', async (_, text, ids) => {
    expect(await objection(text, ids)).toBeUndefined();
  });

  test('in Spanish, with names as Spanish has them', async () => {
    const text =
      'Estados Unidos respondió autorizando un paquete de asistencia, la Iniciativa Mérida, que debía comenzar en octubre de 2007.';
    expect(await objection(text, ['p20.s4'], 'es')).toBeUndefined();
    expect(await objection(text.replace('octubre', 'noviembre'), ['p20.s4'], 'es')).toBe('number');
    expect(await objection(text.replace('Estados Unidos', 'Colombia'), ['p20.s4'], 'es')).toBe('name');
    expect(await objection(text, ['p20.s4'], 'en')).toBe('language');
  });

  test('and rests only on the passages that it needs', async () => {
    const { needed } = await writing.checker.check(
      'Extraditions rose from 211 under Vicente Fox to 587 under Calderón.',
      passagesOf(['p22.s5', 'p22.s6', 'p23.s4']),
      'en',
    );
    expect(needed.map(({ id }) => id)).toEqual(['p22.s5']);
  });
});

test('a name of words that the predicted questions have is a name all the same', async () => {
  const [passage] = passagesOf(['p18.s3']);
  expect(await objection(`${passage?.text}`.replace('In', 'In the Red Cross'), ['p18.s3'])).toBe('name');
});

test('a year less a count is no year', async () => {
  const [passage] = passagesOf(['p23.s4']);
  expect(await objection(`In 2003 ${passage?.text}`, ['p23.s4'])).toBe('number');
});

describe('whatever is done to a sentence, what passes has only numbers of its passages', () => {
  // "150,000" is one number, "2015 2016" are two.
  const digits = (text: string): string[] =>
    text.replace(/(?<=(?<!\d)\d{1,3})[.,\s](?=\d{3}(?!\d))/gu, '').match(/\d+/gu) ?? [];
  const anyPassage = fc.nat().map((n) => {
    const body = writing.lookup.brief.passages.filter(({ kind }) => kind === 'text');
    return body[n % body.length] as Passage;
  });
  const number = fc.oneof(fc.integer({ min: 101, max: 3000 }), fc.integer({ min: 1900, max: 2030 })).map(String);
  const inserted = fc.oneof(
    number,
    number.map((n) => `in ${n}`),
    number.map((n) => `${n} %`),
    fc.tuple(number, fc.constantFrom('people', 'murders', 'years', 'countries')).map((words) => words.join(' ')),
  );

  test('with numbers put into it, or in the place of others', async () => {
    await fc.assert(
      fc.asyncProperty(anyPassage, inserted, fc.nat(), fc.boolean(), async (passage, more, at, isReplacing) => {
        const words = passage.text.split(' ');
        const place = at % words.length;
        const text = [...words.slice(0, place), more, ...words.slice(place + Number(isReplacing))].join(' ');
        const known = new Set(digits(passage.text));
        const isForeign = digits(text).some((own) => !known.has(own));
        if (isForeign) expect(await objection(text, [passage.id]), text).toBeDefined();
      }),
      { numRuns: 150 },
    );
  });

  test('with names put into it that stand nowhere near', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPassage,
        fc.oneof(
          fc.constantFrom('Zedillo', 'Guatemala', 'Interpol', 'Angela Merkel', 'the Red Cross'),
          fc.stringMatching(/^[A-Z][a-z]{6,9}$/u),
        ),
        fc.nat(),
        fc.boolean(),
        async (passage, name, at, isReplacing) => {
          const words = passage.text.split(' ');
          const place = 1 + (at % words.length);
          const text = [...words.slice(0, place), name, ...words.slice(place + Number(isReplacing))].join(' ');
          expect(await objection(text, [passage.id]), text).toBeDefined();
        },
      ),
      { numRuns: 100 },
    );
  });

  test('with any text at all in its place', async () => {
    await fc.assert(
      fc.asyncProperty(anyPassage, fc.oneof(fc.string({ unit: 'binary' }), fc.lorem()), async (passage, text) => {
        expect(await objection(text, [passage.id]), text).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });
});

describe('another brief', () => {
  let other: Writing;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const index = await indexed(SMALL_BRIEF);
    remove = index.remove;
    other = await openWriting(index.settings);
  });
  afterAll(() => remove());

  test.each([
    ['A berth from Vienna to Paris costs from 60 to 130 euros.', undefined],
    ['A berth from Vienna to Paris costs between sixty and one hundred and thirty euros.', undefined],
    ['A berth from Vienna to Paris costs between 60 and 180 euros.', 'number'],
    ['A berth from Vienna to Berlin costs between 60 and 130 euros.', 'name'],
    ['A berth from Paris to Vienna costs between 60 and 130 euros.', 'places'],
    ['A berth from Vienna to Paris does not cost between 60 and 130 euros.', 'polarity'],
    ['Bicycles travel free on most of the sleepers between the capitals of the north.', 'meaning'],
  ])('is checked by the same rules: %s', async (text, expected) => {
    const passage = other.lookup.brief.passages.find((own) => own.text.includes('60 and 130')) as Passage;
    expect((await other.checker.check(text, [passage], 'en')).objection).toBe(expected);
  });
});

describe('reading what a model writes', () => {
  test.each(['<think>', '<thinking>'])(
    'leaves out what it thought aloud in %s, also when the mark comes letter by letter',
    (mark) => {
      const thought = `${mark}{"text":"A thought.","passages":["p1.s1"]}${mark.replace('<', '</')}`;
      const reader = createReader();
      const proposals = [...`${thought}${thought}An answer [p2.s1].`].flatMap((letter) => reader.push(letter));
      expect([...proposals, ...reader.end()]).toEqual([{ text: 'An answer.', passages: ['p2.s1'] }]);
    },
  );

  test('never fails, and gives the same sentences in whatever pieces they come', () => {
    const sentence = fc.record({ text: fc.string(), passages: fc.array(fc.constantFrom('p1.s1', 'n3', 'x')) });
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(sentence).map((sentences) => JSON.stringify({ sentences })),
      fc.array(sentence).map((sentences) => sentences.map((own) => JSON.stringify(own)).join('\n')),
      fc
        .array(fc.constantFrom('{', '}', '"', '\\', '[p1.s1]', 'text', ':', '<think>', '</think>', '[', ']', ','))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (written, size) => {
        const whole = createReader();
        const expected = [...whole.push(written), ...whole.end()];
        const reader = createReader();
        const pieces = written.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
        expect([...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()]).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
