import { beforeAll, describe, expect, test } from 'vitest';
import { type OpenBrief, opened } from '../support/brief.js';

let brief: OpenBrief;
beforeAll(async () => {
  brief = await opened();
});
const ask = (question: string, lang?: string) => brief.ask({ question, history: [], mode: 'quote', lang });

describe('what is said beside the words of the brief', () => {
  test('is in the language of the question', async () => {
    expect(await ask('Who won the World Cup?')).toMatchObject({ language: 'en', answer: 'The brief does not say.' });
    expect(await ask('¿Quién ganó el mundial?')).toMatchObject({ language: 'es', answer: 'El informe no lo dice.' });
  });

  test('is in the language that is asked for, with or without a region', async () => {
    expect(await ask('Who won the World Cup?', 'es-MX')).toMatchObject({
      language: 'es',
      answer: 'El informe no lo dice.',
    });
    expect(await ask('hola', 'en')).toMatchObject({ language: 'en', answer: expect.stringMatching(/^Hello/u) });
    const { suggestions } = await ask('Who was Camarena?', 'es');
    expect(suggestions.length).toBeGreaterThan(0);
    for (const question of suggestions) expect(question).toMatch(/^¿/u);
  });

  test('is in the language of the question if another is asked for than is spoken here', async () => {
    expect(await ask('¿Quién ganó el mundial?', 'tlh')).toMatchObject({ language: 'es' });
  });

  test('changes nothing of what is found', async () => {
    const [own, other] = [await ask('Who was Camarena?'), await ask('Who was Camarena?', 'es')];
    expect({ ...other, language: 'en', suggestions: own.suggestions }).toEqual(own);
  });
});

test('a search finds passages without an answer, best first', async () => {
  const found = await brief.search(' murdered journalists ');
  expect(found.length).toBeGreaterThan(3);
  expect(found.slice(0, 3).map(({ id }) => id)).toContain('p25.s7');
});
