import type { BriefLookup } from '../brief/lookup.js';
import { type Language, languageOf, smallTalkIn } from '../language/language.js';
import type { Retriever } from '../retrieve/retrieve.js';
import type { Answer, AnswerSentence, Question } from './answer.js';
import { cite, citeSentence } from './cite.js';
import { type Draft, type DraftSentence, draftOf } from './draft.js';
import { noticeOf } from './fallback.js';
import { composeNotes } from './notes.js';
import { composeQuote } from './quote.js';
import { type Read, readQuestion } from './read.js';
import type { Suggester } from './suggest.js';
import { type Worded, type Wording, word } from './write/wording.js';

/** What answering needs. */
export interface AskerParts {
  lookup: BriefLookup;
  retriever: Retriever;
  suggester: Suggester;
  /** words answers by a language model, where one is configured */
  wording?: Wording | undefined;
}

/** How an answer is wanted. */
export interface AskOptions {
  /** hears each sentence as soon as it has passed the citation check, in the order of the answer */
  onSentence?: ((sentence: AnswerSentence) => void) | undefined;
  /** stops the work: the answer is rejected with its reason */
  signal?: AbortSignal | undefined;
}

/** Answers questions about one brief. */
export type Asker = (question: Question, options?: AskOptions) => Promise<Answer>;

/** What a question came to, before the citation check. */
interface Drafted extends Worded {
  standalone: string;
  /** the language that is spoken */
  code: string;
}

/**
 * The way of a question: understand, retrieve, compose, check citations.
 *
 * @param parts see {@link AskerParts}
 * @returns a function that answers
 */
export function createAsker({ lookup, retriever, suggester, wording }: AskerParts): Asker {
  const { id, title } = lookup.brief;

  async function draftAnswer(
    asked: Question,
    hear: (sentence: DraftSentence) => void,
    signal?: AbortSignal,
  ): Promise<Drafted> {
    const { question, history, mode } = asked;
    const spoken = smallTalkIn(question);
    if (spoken) return { standalone: question, code: spoken, mode, draft: greet(spoken) };
    const code = retriever.languageOf(question);
    const language = languageOf(code);
    const { standalone, found } = await readInContext(asked, code, language, signal);
    const notes = composeNotes({ question, standalone, history, language }, lookup);
    const draft = notes ?? composeQuote(found, question, language, lookup);
    const request = {
      question,
      standalone,
      language: code,
      found,
      quoted: draft,
      areNotes: notes !== undefined,
      hear,
      signal,
    };
    const worded: Worded = mode === 'write' ? await word(wording, request) : { mode, draft };
    const near =
      worded.draft.status === 'answered' ? worded.draft.sentences.flatMap(({ passages }) => passages) : draft.nearest;
    const passages = near.flatMap((passage) => lookup.passage(passage) ?? []);
    const suggestions = suggester.next(passages, code, [...history.map((turn) => turn.question), question, standalone]);
    return { ...worded, standalone, code, draft: { ...worded.draft, suggestions } };
  }

  /** Our own reading costs nothing; a language model is asked only where that leaves a follow-up without an answer. */
  async function readInContext(
    { question, history, mode }: Question,
    code: string,
    language: Language,
    signal?: AbortSignal,
  ): Promise<Read> {
    const read = await readQuestion(question, history, language, retriever, lookup);
    if (mode === 'quote' || !wording || history.length === 0 || read.found.some(({ answered }) => answered))
      return read;
    const standalone = await wording.contextualise({ question, history, language: code, signal });
    if (standalone === undefined) return read;
    const again = await readQuestion(standalone, [], language, retriever, lookup);
    return again.found.some(({ answered }) => answered) ? again : read;
  }

  function greet(code: string): Draft {
    return { ...draftOf([], languageOf(code).says.hello), suggestions: suggester.start(code) };
  }

  return async (asked, { onSentence, signal } = {}) => {
    const question = asked.question.trim();
    let heard = 0;
    const hear = (sentence: DraftSentence): void => {
      for (const { sentence: cited } of citeSentence(sentence, lookup)) {
        heard += 1;
        onSentence?.(cited);
      }
    };
    const { draft, standalone, code, ...worded } = await draftAnswer({ ...asked, question }, hear, signal);
    signal?.throwIfAborted();
    const cited = cite(draft, lookup);
    for (const sentence of cited.sentences.slice(heard)) onSentence?.(sentence);
    const { fallback, mode } = worded;
    return {
      question: asked.question,
      standaloneQuestion: standalone,
      ...worded,
      ...(fallback && { notice: noticeOf(fallback, mode === 'write', code) }),
      ...cited,
      brief: { id, title },
    };
  };
}
