/**
 * The HTTP contract, as schemas: requests are validated by them and the OpenAPI document is written from them.
 *
 * @module contract
 */
import { z } from '@hono/zod-openapi';
import { MODES } from '../answer/answer.js';
import type { Health, Problem, TimedAnswer } from '../answer/events.js';
import { FALLBACKS } from '../answer/fallback.js';
import { MAX_QUESTION, MAX_TURNS } from '../answer/limits.js';

/** Characters that the answer of a turn may have: one of ours is far shorter. */
export const MAX_TURN_ANSWER = 20_000;

const question = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(MAX_QUESTION, `must have at most ${MAX_QUESTION} characters`)
  .openapi({ example: 'Who wrote this brief?' });
const mode = z.enum(MODES).default('quote').openapi({
  description:
    "How the answer is worded: `quote`, by the brief's own sentences, or `write`, by a language model whose sentences are checked. `/healthz` says which of them the server offers; for the other one, the answer says why it is not.",
});
const turn = z
  .object({ question: z.string().max(MAX_QUESTION), answer: z.string().max(MAX_TURN_ANSWER) })
  .openapi('Turn');
const lang = z.string().max(35).optional().openapi({
  description:
    "Language of what is said beside the brief's words, and of what a language model words; the question's if not given",
  example: 'es',
});
const support = z.enum(['direct', 'covering', 'none']);

/** Body of `POST /ask`. */
export const askBody = z
  .object({
    question,
    history: z.array(turn).max(MAX_TURNS, `must have at most ${MAX_TURNS} turns`).default([]),
    mode,
    lang,
  })
  .openapi('Question');

/** Query of `GET /ask`. */
export const askQuery = z.object({ q: question, mode, lang });

/** A sentence of an answer with what it rests on. */
export const sentenceSchema = z
  .object({ text: z.string(), endnotes: z.array(z.number()), support, passages: z.array(z.string()).min(1) })
  .openapi('Sentence');

/** An endnote of an answer, with the passages it was taken from. */
export const citationSchema = z
  .object({
    endnote: z.number(),
    reference: z.string(),
    urls: z.array(z.string()),
    passages: z.array(z.object({ id: z.string(), section: z.string(), quote: z.string(), support })),
  })
  .openapi('Citation');

/** The answer to a question. */
export const answerSchema = z
  .object({
    status: z.enum(['answered', 'not_in_brief']),
    question: z.string(),
    standaloneQuestion: z.string(),
    language: z.string(),
    mode: z.enum(MODES),
    fallback: z.enum(FALLBACKS).optional().openapi({
      description:
        'Why the brief’s own sentences stand in the place of all (mode "quote") or some (mode "write") of a language model’s',
    }),
    notice: z.string().optional().openapi({ description: 'The same for readers' }),
    prompt: z.string().optional().openapi({ description: 'What had it worded, with its version', example: 'answer@1' }),
    model: z.string().optional().openapi({ description: 'The language model that worded it' }),
    answer: z.string(),
    sentences: z.array(sentenceSchema),
    citations: z.array(citationSchema),
    related: z.array(z.object({ endnote: z.number(), reference: z.string() })),
    nearest: z.array(
      z.object({ id: z.string(), section: z.string(), quote: z.string(), endnotes: z.array(z.number()) }),
    ),
    suggestions: z.array(z.string()),
    brief: z.object({ id: z.string(), title: z.string() }),
    tookMs: z.number(),
  })
  .openapi('Answer') satisfies z.ZodType<TimedAnswer>;

/** The answer as an event stream: OpenAPI has no words for one, so this says it in prose. */
export const eventsSchema = z.string().openapi('AnswerEvents', {
  description: `Server-sent events, each as soon as it is known: \`sentence\` (a Sentence; one event for each), \`citations\`
(a list of Citation), then \`done\` (the whole Answer) — or \`error\` (a Problem), if the answer cannot be finished.
Lines that begin with a colon only keep the connection open.`,
});

/** Path of `GET /brief/endnotes/{number}`. */
export const endnotePath = z.object({
  number: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .positive('must be above 0')
    .openapi({ param: { name: 'number', in: 'path' }, example: 1 }),
});

/** An endnote with the passages that its marker ends. */
export const endnoteSchema = z
  .object({
    endnote: z.number(),
    reference: z.string(),
    urls: z.array(z.string()),
    passages: z.array(z.object({ id: z.string(), section: z.string(), quote: z.string() })),
  })
  .openapi('Endnote');

/** The brief, to read: sections with their paragraphs, passages with their endnotes. */
export const briefOut = z
  .object({
    id: z.string(),
    title: z.string(),
    authors: z.array(z.string()),
    language: z.string(),
    containerTitle: z.string().optional(),
    publisher: z.string().optional(),
    sections: z.array(z.object({ id: z.string(), title: z.string() })),
    paragraphs: z.array(z.object({ id: z.string(), section: z.string(), kind: z.string(), text: z.string() })),
    passages: z.array(
      z.object({
        id: z.string(),
        paragraph: z.string(),
        section: z.string(),
        kind: z.string(),
        text: z.string(),
        endnotes: z.array(z.number()),
        support,
      }),
    ),
    endnotes: z.array(z.object({ number: z.number(), reference: z.string(), urls: z.array(z.string()) })),
  })
  .openapi('Brief');

/** Query of `GET /suggestions`. */
export const suggestionsQuery = z.object({
  lang: z.string().max(35).default('en').openapi({ description: 'BCP 47 tag', example: 'es' }),
  passage: z.string().max(50).optional().openapi({ description: 'Id of a passage to ask about', example: 'p1.s1' }),
});

/** Questions that the brief answers. */
export const suggestionsSchema = z.object({ suggestions: z.array(z.string()) }).openapi('Suggestions');

/** What `GET /healthz` says. */
export const healthSchema = z
  .object({
    status: z.enum(['ok']),
    brief: z.string(),
    retrieval: z.enum(['hybrid', 'lexical']).openapi({
      description:
        'How passages are found: by words and sentence vectors, or, where the embedding model cannot run, without these',
    }),
    modes: z.array(z.enum(MODES)),
  })
  .openapi('Health') satisfies z.ZodType<Health>;

/** An error, as RFC 9457 has it. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem') satisfies z.ZodType<Problem>;
