import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import pc from 'picocolors';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { toJson } from '../../src/node/terminal/json.js';
import { printAnswer } from '../../src/node/terminal/print.js';
import { PLAIN, type Style } from '../../src/node/terminal/style.js';
import { opened } from '../support/brief.js';

const FULL: Style = { colours: pc.createColors(true), links: true, width: 60 };

let answer: Answer;
beforeAll(async () => {
  const question = 'What did the Committee to Protect Journalists report?';
  answer = await (await opened()).ask({ question, history: [], mode: 'quote' });
});

const linesOf = (text: string) => stripVTControlCharacters(text).split('\n');
const linksIn = (text: string) =>
  text
    .split('\u001B]8;;')
    .slice(1)
    .flatMap((part) => part.split('\u0007')[0] || []);

describe('an answer at the terminal', () => {
  test('links each number and each address to where its note points', () => {
    const urls = answer.citations.flatMap((note) => note.urls);
    expect(linksIn(printAnswer(answer, FULL))).toEqual([...urls, ...urls]);
  });

  test('is as wide as the terminal, notes indented, addresses whole', () => {
    const lines = linesOf(printAnswer(answer, FULL, true));
    for (const line of lines) if (!line.includes('https://')) expect(line.length, line).toBeLessThanOrEqual(60);
    for (const { urls } of answer.citations) expect(lines.some((line) => line.includes(urls[0] ?? '?'))).toBe(true);
    expect(lines).toContainEqual(expect.stringMatching(/^\[15\] Open Democracy/u));
    expect(lines).toContainEqual(expect.stringMatching(/^ {5}\S/u));
  });

  test('is plain through a pipe: a line a paragraph', () => {
    const text = printAnswer(answer, PLAIN);
    expect(text).not.toContain('\u001B');
    expect(text.split('\n')[0]).toBe(answer.answer);
  });

  test('tells the author’s own analysis and what is related from support', () => {
    const own: Answer = {
      ...answer,
      sentences: answer.sentences.map((sentence) => ({ ...sentence, support: 'none' })),
      related: [{ endnote: 14, reference: 'A note.' }],
    };
    const lines = linesOf(printAnswer(own, PLAIN));
    expect(lines).toContain('Without a number: the author’s own analysis.');
    expect(lines.slice(lines.indexOf('Related, not support:'))).toContain('[14] A note.');
  });

  test('gives the terminal no command, whatever a brief or a question says', () => {
    const hostile = fc.string({ unit: 'binary' }).map((text) => `${text}\u001B[2J\u009B2J\u0007\r`);
    fc.assert(
      fc.property(hostile, hostile, (text, url) => {
        const note = { endnote: 15, reference: `${text} https://x.example/${url}`, urls: [`https://x.example/${url}`] };
        const made: Answer = {
          ...answer,
          ...{ question: text, answer: `${text} [15]`, suggestions: [text], language: 'en' },
          sentences: [{ text, endnotes: [15], support: 'direct', passages: ['p1.s1'] }],
          citations: [{ ...note, passages: [] }],
          nearest: [{ id: 'p1.s1', section: text, quote: text, endnotes: [] }],
        };
        expect(printAnswer(made, PLAIN, true)).toMatch(/^[\P{Cc}\n]*$/u);
        for (const link of linksIn(printAnswer(made, FULL, true))) expect(link).toMatch(/^https:\/\/\P{Cc}*$/u);
        const json = toJson(made, true);
        expect(json).toMatch(/^\P{Cc}*\n$/u);
        expect(JSON.parse(json)).toEqual(made);
      }),
    );
  });
});
