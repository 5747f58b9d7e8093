import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutAuthors } from '../../src/answer/author.js';
import { languageOf } from '../../src/language/language.js';
import { opened } from '../support/brief.js';

const AUTHORS = ['Ada Ferrer-Díaz', 'Tom Okafor'];

describe('an author', () => {
  test.each([
    ['What does Ada Ferrer-Díaz propose?', 'What does the author propose?'],
    ['what does dr. okafor propose', 'what does the author propose'],
    ["Is Ferrer Diaz's price fair?", "Is the author's price fair?"],
    ['Who asked for it?', 'Who asked for it?'],
    ['Which reports by Okafor are cited?', 'Which reports by Okafor are cited?'],
  ])('may be asked by name: %s', (question, impersonal) => {
    expect(withoutAuthors(question, AUTHORS, languageOf('en'))).toBe(impersonal);
  });

  test('is left out of any question without a trace of how', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const impersonal = withoutAuthors(`${text} Okafor?`, AUTHORS, languageOf('es'));
        expect(impersonal === `${text} Okafor?` || !impersonal.includes('\u0000')).toBe(true);
      }),
    );
  });

  test('is answered for by what the brief says, and as a person', async () => {
    const brief = await opened();
    const ask = async (question: string) =>
      (await brief.ask({ question, history: [], mode: 'quote' })).answer.replace(/\s+/gu, ' ');
    expect(await ask('What does Kloppe-Santamaría recommend?')).toContain('sustainable deterrence policies');
    expect(await ask('Según la Dra. Kloppe, ¿qué impulsa la migración?')).toContain(
      'driven by the high levels of violence',
    );
    expect(await ask('Who is Gema Kloppe-Santamaría?')).toContain('Loyola University Chicago');
    expect(await ask('Which book by Kloppe-Santamaría is cited?')).toContain('Human Security and Chronic Violence');
    expect(await ask('Which prizes has Kloppe-Santamaría won?')).toBe('The brief does not say.');
  });
});
