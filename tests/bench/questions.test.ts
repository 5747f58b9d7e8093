import { expect, test } from 'vitest';
import { readQuestions, SAMPLE } from '../../bench/questions.js';
import { parsed } from '../support/brief.js';

test('what is measured can be answered: the evidence of each question stands in the brief', async () => {
  const { brief } = await parsed();
  const straight = (text: string) => text.replaceAll('’', "'");
  const text = brief.passages.map((passage) => straight(passage.text)).join('\n');
  const questions = await readQuestions(SAMPLE);
  expect(questions.length).toBeGreaterThan(40);
  for (const { question, evidence } of questions)
    for (const part of evidence) expect(text, question).toContain(straight(part));
});
