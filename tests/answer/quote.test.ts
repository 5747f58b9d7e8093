import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { type OpenBrief, opened } from '../support/brief.js';

let brief: OpenBrief;
beforeAll(async () => {
  brief = await opened();
});
const ask = (question: string): Promise<Answer> => brief.ask({ question, history: [], mode: 'quote' });
const cited = ({ citations }: Answer): number[] => citations.map(({ endnote }) => endnote);

describe('an answer in quote mode', () => {
  test('gives the reason with the endnote that the brief gives', async () => {
    const answer = await ask('why did Mérida get reoriented in 2011?');
    expect(answer.status).toBe('answered');
    expect(answer.answer).toContain('kingpin strategy');
    expect(cited(answer)).toContain(11);
  });

  test('quotes word for word', async () => {
    const { brief: whole } = brief.lookup;
    for (const question of [
      'How many journalists were murdered?',
      'Who asked for the initiative?',
      'What is the wall?',
    ]) {
      const { sentences } = await ask(question);
      for (const { text } of sentences) expect(whole.passages.map((passage) => passage.text)).toContain(text);
    }
  });

  test('marks the author’s own analysis and offers the nearest endnotes as related, not as support', async () => {
    const answer = await ask('Is there an exit strategy for the use of the military in public security?');
    const own = answer.sentences.find(({ text }) => text.includes('exit strategy'));
    expect(own).toMatchObject({ support: 'none', endnotes: [] });
  });

  test('to a question for a list that the brief gives twice gives it once', async () => {
    const { sentences } = await ask('What are the policy recommendations?');
    const items = sentences.filter(({ text }) => /deterrence policies/u.test(text));
    expect(items).toHaveLength(1);
    expect(sentences.length).toBeGreaterThanOrEqual(5);
  });

  test('to a question for the source has the reference once, under the sentences that rest on it', async () => {
    const { sentences } = await ask('Which source says that the Zetas did it?');
    const references = sentences.filter(({ text }) => text.includes('propublica.org'));
    expect(references).toEqual([expect.objectContaining({ endnotes: [13] })]);
    expect(references[0]).toBe(sentences.at(-1));
    expect(sentences.length).toBeGreaterThan(1);
  });

  test('to which notes name a publisher has all of them, however alike they are', async () => {
    for (const publisher of ['Congressional Research Service', 'El Universal', 'WOLA']) {
      const notes = brief.lookup.brief.endnotes.filter(({ reference }) => reference.includes(publisher));
      const answer = await ask(`Which endnotes cite the ${publisher}?`);
      expect(cited(answer), publisher).toEqual(notes.map(({ number }) => number));
    }
  });

  test('is the same every time, byte for byte', async () => {
    const question = 'What did Trump prioritise in the relationship?';
    const first = JSON.stringify(await ask(question));
    for (let i = 0; i < 5; i++) expect(JSON.stringify(await ask(question))).toBe(first);
  });

  test('to something else altogether is that the brief does not say, with what stands nearest', async () => {
    const answer = await ask('zxqv');
    expect(answer).toMatchObject({ status: 'not_in_brief', sentences: [], citations: [] });
    expect(answer.answer).toMatch(/does not say/u);
  });
});
