import type { AnswerSentence, Citation, Evidence, Mode, NearestPassage, RelatedEndnote } from '../answer/answer.js';
import type { Health, Problem, TimedAnswer } from '../answer/events.js';
import type { Fallback } from '../answer/fallback.js';
import type { Support } from '../brief/brief.js';

/**
 * Tells whether a value from the network is of a type. A guard of a record names each of the type's fields, and a guard of
 * words each of its words: one that does not fit its type does not compile.
 *
 * Not by zod, as on the server: this goes into every page that embeds the widget.
 */
export type Guard<T> = (value: unknown) => value is T;

const isText: Guard<string> = (value) => typeof value === 'string';
const isNumber: Guard<number> = (value) => typeof value === 'number';

function isOneOf<Word extends string>(words: Record<Word, true>): Guard<Word> {
  return (value): value is Word => isText(value) && Object.hasOwn(words, value);
}

/** @returns a guard of lists */
export function isListOf<T>(isItem: Guard<T>): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(isItem);
}

/** @returns a guard of what may be missing */
function isOptional<T>(isGiven: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || isGiven(value);
}

/** @returns a guard of records; fields that it does not name are passed over */
export function isRecord<T extends object>(fields: { [Name in keyof T]-?: Guard<T[Name]> }): Guard<T> {
  return (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Guard<unknown>>(fields).every(([name, isField]) =>
      isField((value as Record<string, unknown>)[name]),
    );
}

const isSupport = isOneOf<Support>({ direct: true, covering: true, none: true });
const isMode = isOneOf<Mode>({ quote: true, write: true });
const isFallback = isOneOf<Fallback>({
  not_configured: true,
  not_needed: true,
  unreachable: true,
  refused: true,
  busy: true,
  paused: true,
  too_slow: true,
  cut_off: true,
  empty: true,
  unreadable: true,
  wrong_language: true,
  unsupported: true,
});
const isStatus = isOneOf<TimedAnswer['status']>({ answered: true, not_in_brief: true });
const [isTexts, isNumbers] = [isListOf(isText), isListOf(isNumber)];
const isEvidence = isRecord<Evidence>({ id: isText, section: isText, quote: isText, support: isSupport });
const isRelated = isRecord<RelatedEndnote>({ endnote: isNumber, reference: isText });
const isNearest = isRecord<NearestPassage>({ id: isText, section: isText, quote: isText, endnotes: isNumbers });

/** Tells sentences of an answer. */
export const isSentence = isRecord<AnswerSentence>({
  text: isText,
  endnotes: isNumbers,
  support: isSupport,
  passages: isTexts,
});

/** Tells the citations of an answer. */
export const isCitations = isListOf(
  isRecord<Citation>({ endnote: isNumber, reference: isText, urls: isTexts, passages: isListOf(isEvidence) }),
);

/** Tells whole answers. */
export const isAnswer = isRecord<TimedAnswer>({
  status: isStatus,
  question: isText,
  standaloneQuestion: isText,
  language: isText,
  mode: isMode,
  fallback: isOptional(isFallback),
  notice: isOptional(isText),
  prompt: isOptional(isText),
  model: isOptional(isText),
  answer: isText,
  sentences: isListOf(isSentence),
  citations: isCitations,
  related: isListOf(isRelated),
  nearest: isListOf(isNearest),
  suggestions: isTexts,
  brief: isRecord({ id: isText, title: isText }),
  tookMs: isNumber,
});

/** Tells how a server says it is. */
export const isHealth = isRecord<Health>({
  status: isOneOf({ ok: true }),
  brief: isText,
  retrieval: isOneOf({ hybrid: true, lexical: true }),
  modes: isListOf(isMode),
});

/** Tells answers to a request for suggestions. */
export const isSuggestions = isRecord<{ suggestions: string[] }>({ suggestions: isTexts });

const isFieldErrors = isListOf(isRecord<{ field: string; message: string }>({ field: isText, message: isText }));

/** Tells problems. */
export const isProblem = isRecord<Problem>({
  type: isText,
  title: isText,
  status: isNumber,
  detail: isText,
  requestId: isText,
  errors: isOptional(isFieldErrors),
});
