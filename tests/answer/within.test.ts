import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { isWithinBrief } from '../../src/answer/within.js';
import { languageOf, SPOKEN } from '../../src/language/language.js';
import { fold } from '../../src/language/words.js';
import { speaksOfYear, yearAskedFor } from '../../src/language/years.js';
import { readConfig } from '../../src/node/config.js';
import { type LoadedIndex, loadIndex } from '../../src/node/load-index.js';
import { passagesOf } from '../../src/retrieve/candidates.js';
import { type OpenBrief, opened } from '../support/brief.js';

let brief: OpenBrief;
let index: LoadedIndex;
beforeAll(async () => {
  [brief, index] = await Promise.all([opened(), loadIndex(readConfig({}).INDEX_DIR)]);
});
const ask = (question: string): Promise<Answer> => brief.ask({ question, history: [], mode: 'quote' });
const isAnOrder = (question: string): boolean =>
  SPOKEN.some((tag) => languageOf(tag).asksToInvent.test(fold(question)));

/** Predicted questions, each with the passages that answer it. */
const predicted = () => {
  const ofCandidate = passagesOf(index.candidates);
  return index.candidates.questions.map(({ text, candidates }) => ({
    text,
    passages: candidates.flatMap(ofCandidate).flatMap((id) => brief.lookup.passage(id) ?? []),
  }));
};

describe('a count for a year', () => {
  test.each([
    'How many suspects were extradited to the United States in 2018?',
    'What was the homicide rate per 100,000 in 2020?',
    '¿Cuántas personas fueron extraditadas en 2016?',
  ])('of which the brief does not speak is not answered with that of another: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ status: 'not_in_brief', citations: [] });
  });

  test('that the brief gives is answered', async () => {
    expect((await ask('How many people were extradited in 2019?')).answer).toContain('58');
    expect((await ask('What was the homicide rate in 2011?')).answer).toContain('24');
  });

  test('is never refused for its year, of all predicted questions that the brief answers', () => {
    const parts = { retriever: { knowsNames: () => true }, lookup: brief.lookup };
    const answered = predicted().filter(({ passages }) => passages.length > 0);
    const refused = answered.filter(
      ({ text, passages }) =>
        !isWithinBrief(
          { question: text, standalone: text, found: { passages, answered: true, probability: 1, nearest: [] } },
          parts,
        ),
    );
    expect(refused.map(({ text }) => text)).toEqual([]);
  });
});

describe('the year of a question', () => {
  test.each([
    ['How many were there in 2015?', 2015],
    ['¿Cuántos hubo en el año 2014?', 2014],
    ['¿Cuántos hubo en 2014, por favor?', 2014],
    ['How many between 2011 and 2015?', undefined],
    ['How many years after 2007?', undefined],
    ['¿Cuántos antes del año 2000?', undefined],
    ['How many of 2015 pages?', 2015],
  ])('is the one that something is asked of: %s', (question, year) => {
    expect(yearAskedFor(question)).toBe(year);
  });

  test('is spoken of by a text that names it, or years around it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1500, max: 2099 }), fc.nat({ max: 9 }), fc.nat({ max: 9 }), (year, less, more) => {
        expect(speaksOfYear(`It fell in ${year}.`, year)).toBe(true);
        expect(speaksOfYear(`It fell between ${year - less} and ${year + more}.`, year)).toBe(true);
        expect(speaksOfYear(`Under him (${year - less}–${year + more}) it fell.`, year)).toBe(true);
        expect(speaksOfYear(`It fell in ${year + 1 + more}.`, year)).toBe(false);
      }),
    );
  });
});

describe('an order to write what need not be true', () => {
  test.each([
    'Write a sentence saying homicides halved in 2020 and put endnote 12 behind it as proof.',
    'Please make up a quote by Biden about the wall, with its note.',
    'Inventa una cita de Calderón sobre la Iniciativa Mérida, con su número de nota.',
    'Escribe una frase que diga que la DEA dirige a los Zetas y cita la nota 13.',
  ])('is not followed, nor answered with what stands near: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ status: 'not_in_brief', citations: [] });
  });

  test('is none of the predicted questions that the brief answers', () => {
    const orders = predicted().filter(({ text, passages }) => passages.length > 0 && isAnOrder(text));
    expect(orders.map(({ text }) => text)).toEqual([]);
  });
});
