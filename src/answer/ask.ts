import type { BriefLookup } from '../brief/lookup.js';
import { type Language, languageOf, SPOKEN, smallTalkIn } from '../language/language.js';
import { withoutRegion } from '../language/words.js';
import type { Retriever } from '../retrieve/retrieve.js';
import type { Answer, AnswerSentence, Question } from './answer.js';
import { type Checked, cite, citeSentence, citeSentences, writeSentence } from './cite.js';
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
  /**
   * hears each sentence as soon as it has passed the citation check, in the order of the answer; and the same as it stands in
   * the answer's text, of which these pieces are all
   */
  onSentence?: ((sentence: AnswerSentence, text: string) => void) | undefined;
  /** stops the work: the answer is rejected with its reason */
  signal?: AbortSignal | undefined;
}

/** Answers questions about one brief. */
export type Asker = (question: Question, options?: AskOptions) => Promise<Answer>;

/** What a question came to, before the citation check. */
interface Drafted extends Worded {
  standalone: string;
  /** BCP 47 tag without region: of what is said beside the brief's words, and of what a language model words */
  language: string;
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
    const { question, history, mode, lang = '' } = asked;
    const wished = SPOKEN.find((tag) => tag === withoutRegion(lang));
    const small = smallTalkIn(question);
    if (small) return { standalone: question, language: wished ?? small, mode, draft: greet(wished ?? small) };
    const own = retriever.languageOf(question);
    const code = wished ?? own;
    const language = { ...languageOf(own), says: languageOf(code).says };
    const { standalone, found } = await readInContext(asked, own, language, signal);
    const notes = composeNotes({ question, standalone, history, language }, lookup);
    const quoted = notes ?? composeQuote(found, question, language, lookup);
    const areNotes = notes !== undefined;
    const request = { question, standalone, language: code, found, quoted, areNotes, hear, signal };
    const worded: Worded = mode === 'write' ? await word(wording, request) : { mode, draft: quoted };
    const { draft } = worded;
    const near = draft.status === 'answered' ? draft.sentences.flatMap(({ passages }) => passages) : draft.nearest;
    const passages = near.flatMap((id) => lookup.passage(id) ?? []);
    const suggestions = suggester.next(passages, code, [...history.map((turn) => turn.question), question, standalone]);
    return { ...worded, standalone, language: code, draft: { ...draft, suggestions } };
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
    const tell = (checked: readonly Checked[]): void => {
      for (const one of checked) onSentence?.(one.sentence, writeSentence(one, heard++));
    };
    const hear = (sentence: DraftSentence): void => tell(citeSentence(sentence, lookup));
    const { draft, standalone, language, ...worded } = await draftAnswer({ ...asked, question }, hear, signal);
    signal?.throwIfAborted();
    tell(citeSentences(draft, lookup).slice(heard));
    const { fallback, mode } = worded;
    return {
      question: asked.question,
      standaloneQuestion: standalone,
      language,
      ...worded,
      ...(fallback && { notice: noticeOf(fallback, mode === 'write', language) }),
      ...cite(draft, lookup),
      brief: { id, title },
    };
  };
}
