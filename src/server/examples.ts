/**
 * The examples of the OpenAPI document. The questions can be asked of any brief; the answers are of one that does not exist.
 *
 * @module examples
 */
import type { Health, TimedAnswer } from '../answer/events.js';
import { type ProblemDetails, problemBody } from './problem.js';
import type { ProblemStatus } from './responses.js';

const REQUEST_ID = '0b5f6c1e-8f0a-4d53-9a55-3c1f6f6a2b10';

/** What one may send to `POST /ask`. */
export const questionExamples = {
  first: { summary: 'A first question', value: { question: 'Who wrote this brief?' } },
  followUp: {
    summary: 'A follow-up, with the turns before it',
    value: {
      question: 'And when?',
      history: [{ question: 'Who wrote this brief?', answer: 'The author is named on its first page.' }],
    },
  },
  spanish: { summary: 'In Spanish', value: { question: '¿Quién escribió este informe?', mode: 'quote' } },
  written: {
    summary: 'Worded by a language model, where the server has one',
    value: { question: 'Why did the author write this brief?', mode: 'write' },
  },
};

const answered: TimedAnswer = {
  status: 'answered',
  question: 'and at night?',
  standaloneQuestion: 'How much do trains save at night?',
  language: 'en',
  mode: 'quote',
  answer: 'A night train saves a hotel and a flight. [2] It should be sold like one.',
  sentences: [
    { text: 'A night train saves a hotel and a flight.', endnotes: [2], support: 'direct', passages: ['p3.s1'] },
    { text: 'It should be sold like one.', endnotes: [], support: 'none', passages: ['p3.s2'] },
  ],
  citations: [
    {
      endnote: 2,
      reference: 'Rail Office, “Travel Survey,” https://rail.example/survey.',
      urls: ['https://rail.example/survey'],
      passages: [
        { id: 'p3.s1', section: 'Nights', quote: 'A night train saves a hotel and a flight.', support: 'direct' },
      ],
    },
  ],
  related: [{ endnote: 3, reference: 'Rail Office, “Prices,” 2024.' }],
  nearest: [],
  suggestions: ['Where do night trains run?'],
  brief: { id: 'night-trains', title: 'Night Trains' },
  tookMs: 3.1,
};

const notInBrief: TimedAnswer = {
  ...answered,
  status: 'not_in_brief',
  question: 'Who won the cup?',
  standaloneQuestion: 'Who won the cup?',
  answer: 'The brief does not say.',
  sentences: [],
  citations: [],
  related: [],
  nearest: [{ id: 'p3.s2', section: 'Nights', quote: 'It should be sold like one.', endnotes: [] }],
};

const written: TimedAnswer = {
  ...answered,
  mode: 'write',
  prompt: 'answer@1',
  model: 'some-model',
  answer: 'By night train, travellers save a hotel and a flight. [2]',
  sentences: [
    {
      text: 'By night train, travellers save a hotel and a flight.',
      endnotes: [2],
      support: 'direct',
      passages: ['p3.s1'],
    },
  ],
  related: [],
};

const quotedInstead: TimedAnswer = {
  ...answered,
  fallback: 'too_slow',
  notice: 'The language model took too long, so the brief answers in its own sentences.',
};

/** What `/ask` answers. */
export const answerExamples = {
  answered: { summary: 'The brief says', value: answered },
  notInBrief: { summary: 'The brief does not say', value: notInBrief },
  written: { summary: 'Worded by a language model', value: written },
  quotedInstead: { summary: 'The language model failed', value: quotedInstead },
};

/** The same as events. */
export const eventsExample = [
  ...answered.sentences.map((sentence) => ['sentence', sentence]),
  ['citations', answered.citations],
  ['done', answered],
]
  .map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  .join('');

/** What `GET /brief/endnotes/{number}` answers. */
export const endnoteExample = {
  endnote: 2,
  reference: 'Rail Office, “Travel Survey,” https://rail.example/survey.',
  urls: ['https://rail.example/survey'],
  passages: [{ id: 'p3.s1', section: 'Nights', quote: 'A night train saves a hotel and a flight.' }],
};

/** What `GET /brief` answers. */
export const briefExample = {
  id: 'night-trains',
  title: 'Night Trains',
  authors: ['A. Author'],
  language: 'en',
  publisher: 'Rail Institute',
  sections: [{ id: 's1', title: 'Nights' }],
  paragraphs: [{ id: 'p3', section: 's1', kind: 'text', text: 'A night train saves a hotel and a flight.' }],
  passages: [
    {
      id: 'p3.s1',
      paragraph: 'p3',
      section: 's1',
      kind: 'text',
      text: 'A night train saves a hotel and a flight.',
      endnotes: [2],
      support: 'direct' as const,
    },
  ],
  endnotes: [
    {
      number: 2,
      reference: 'Rail Office, “Travel Survey,” https://rail.example/survey.',
      urls: ['https://rail.example/survey'],
    },
  ],
};

/** What `GET /healthz` answers. */
export const healthExample: Health = {
  status: 'ok',
  brief: 'night-trains',
  retrieval: 'hybrid',
  modes: ['quote', 'write'],
};

/** What `GET /suggestions` answers. */
export const suggestionsExample = { suggestions: ['Where do night trains run?', 'What does a night train save?'] };

const PROBLEMS: Readonly<Record<ProblemStatus, Omit<ProblemDetails, 'status'>>> = {
  400: { detail: '"question" must not be empty.', errors: [{ field: 'question', message: 'must not be empty' }] },
  401: { detail: 'Send a key of this server, with the header "authorization: Bearer KEY".' },
  403: { detail: 'This server does not answer to https://site.example. Its operator can add it to ALLOWED_ORIGINS.' },
  404: { detail: 'The brief has no endnote 50. Its endnotes are 1 to 49.' },
  405: { detail: 'DELETE is not offered here. Use GET or HEAD.' },
  413: { detail: 'Send at most 512 kB: fewer or shorter turns.' },
  415: { detail: 'Send JSON, with the header "content-type: application/json".' },
  429: { detail: 'A client may ask 20 times in 60 seconds. Ask again in 12 seconds.' },
  500: { detail: 'The question was not answered. Ask again; if it fails again, report the requestId.' },
  503: { detail: 'The server answers as many questions as it can. Ask again in a second.' },
};

/** @returns what an error of a status looks like */
export function problemExample(status: ProblemStatus) {
  return problemBody({ status, ...PROBLEMS[status] }, REQUEST_ID);
}
