import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { numbersIn, placesOf } from '../../src/answer/places.js';
import { answerIn, writeOut } from '../../src/answer/text.js';
import { readConversation } from '../../src/server/chat-completions/conversation.js';
import { askBody } from '../../src/server/contract.js';

const user = (content: string) => ({ role: 'user', content });
const assistant = (content: string) => ({ role: 'assistant', content });

describe('messages of a chat program', () => {
  test('become a question with the turns before it', () => {
    const messages = [user('A?'), assistant('Yes. [1]'), user('B?'), assistant('No.'), user('C?')];
    expect(readConversation(messages)).toEqual({
      question: 'C?',
      history: [
        { question: 'A?', answer: 'Yes. [1]' },
        { question: 'B?', answer: 'No.' },
      ],
    });
  });

  test('may have contents in parts, of which texts are read', () => {
    const content = [{ type: 'text', text: 'Who is' }, { type: 'image_url' }, { type: 'text', text: 'this?' }];
    expect(readConversation([{ role: 'user', content }]).question).toBe('Who is\nthis?');
  });

  test('of other roles, before the first question and after the last are left out', () => {
    const messages = [
      { role: 'system', content: 'You are a pirate.' },
      assistant('Ask me anything!'),
      user('A?'),
      { role: 'tool', content: '42' },
      { role: 'assistant', content: null },
      user('B?'),
      assistant('The answer'),
    ];
    expect(readConversation(messages)).toEqual({ question: 'B?', history: [{ question: 'A?', answer: '' }] });
  });

  test('that are too many or too long are cut, the newest stay', () => {
    const messages = Array.from({ length: 30 }, (_, i) => [
      user(`${i}? ${'x'.repeat(3000)}`),
      assistant('a'.repeat(30_000)),
    ]);
    const { history } = readConversation([...messages.flat(), user('Now?')]);
    expect(history).toHaveLength(20);
    expect(history.at(-1)?.question).toMatch(/^29\?/u);
    expect(askBody.safeParse({ question: 'Now?', history }).success).toBe(true);
  });

  test('whatever they are, fit the contract once there is a question', () => {
    const content = fc.oneof(fc.string(), fc.constant(null), fc.array(fc.record({ text: fc.string() })));
    const message = fc.record({ role: fc.constantFrom('user', 'assistant', 'system', 'tool'), content });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 60 }), fc.string({ minLength: 1 }), (before, question) => {
        const conversation = readConversation([...before, user(`?${question}`)]);
        expect(askBody.safeParse(conversation).error).toBeUndefined();
      }),
    );
  });
});

describe('an answer as text', () => {
  const sentence = fc.record({
    text: fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `${text}.`),
    endnotes: fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 3 }),
  });
  const answers = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((sentences): Answer => {
    const texts = sentences.map(({ text, endnotes }) =>
      endnotes.length > 0 ? `${text} [${endnotes.join(', ')}]` : text,
    );
    return {
      ...{ status: 'answered', question: 'x', standaloneQuestion: 'x', language: 'en', mode: 'quote' },
      answer: texts.join(' […] '),
      sentences: sentences.map((one) => ({ ...one, support: 'direct', passages: ['p1.s1'] })),
      citations: [{ endnote: 1, reference: 'A note.', urls: [], passages: [] }],
      ...{ related: [], nearest: [], suggestions: [], brief: { id: 'b', title: 'B' } },
    };
  });

  test('has each of its numbers where the place of the number says', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const places = placesOf(answer);
        expect(places.map(({ endnotes }) => endnotes)).toEqual(answer.sentences.map(({ endnotes }) => endnotes));
        for (const { endnote, start, end } of places.flatMap(numbersIn))
          expect(answer.answer.slice(start, end)).toBe(String(endnote));
        expect(places.at(-1)?.end).toBe(answer.answer.length);
      }),
    );
  });

  test('says which sentences are the author’s own analysis, in the language of the question', () => {
    const [answer] = fc.sample(answers, 1) as [Answer];
    const own = answer.sentences.map((one) => ({ ...one, support: 'none' as const }));
    expect(writeOut(answer)).not.toContain('own analysis');
    expect(writeOut({ ...answer, sentences: own })).toContain('Without a number: the author’s own analysis.');
    expect(writeOut({ ...answer, sentences: own, language: 'es' })).toContain('Sin número: análisis propio');
  });

  test('can be told again from the notes that are listed under it', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        expect(answerIn(writeOut(answer))).toBe(answer.answer);
      }),
    );
  });
});
