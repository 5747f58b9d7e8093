import type { BriefLookup } from '../brief/lookup.js';
import { languageOf, SPOKEN, smallTalkIn } from '../language/language.js';
import { withoutRegion } from '../language/words.js';
import type { Retriever } from '../retrieve/retrieve.js';
import type { Answer, AnswerSentence, Question } from './answer.js';
import { cite } from './cite.js';
import { type Draft, draftOf } from './draft.js';
import { composeNotes } from './notes.js';
import { composeQuote } from './quote.js';
import { readQuestion } from './read.js';
import type { Suggester } from './suggest.js';

/** What answering needs. */
export interface AskerParts {
  lookup: BriefLookup;
  retriever: Retriever;
  suggester: Suggester;
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

interface Drafted {
  draft: Draft;
  standalone: string;
  language: string;
}

/**
 * The way of a question: understand, retrieve, compose, check citations.
 *
 * @param parts see {@link AskerParts}
 * @returns a function that answers
 */
export function createAsker({ lookup, retriever, suggester }: AskerParts): Asker {
  const { id, title } = lookup.brief;

  async function draftAnswer({ question, history, lang = '' }: Question): Promise<Drafted> {
    const wished = SPOKEN.find((tag) => tag === withoutRegion(lang));
    const small = smallTalkIn(question);
    if (small) return { standalone: question, language: wished ?? small, draft: greet(wished ?? small) };
    const own = retriever.languageOf(question);
    const code = wished ?? own;
    const language = { ...languageOf(own), says: languageOf(code).says };
    const { standalone, found } = await readQuestion(question, history, language, retriever, lookup);
    const asked = [...history.map((turn) => turn.question), question, standalone];
    const suggest = (ids: readonly string[]): string[] => {
      const passages = ids.flatMap((passage) => lookup.passage(passage) ?? []);
      return suggester.next(passages, code, asked);
    };
    const draft =
      composeNotes({ question, standalone, history, language }, lookup) ??
      composeQuote(found, question, language, lookup);
    const near = draft.status === 'answered' ? draft.sentences.flatMap(({ passages }) => passages) : draft.nearest;
    return { standalone, language: code, draft: { ...draft, suggestions: suggest(near) } };
  }

  function greet(code: string): Draft {
    return { ...draftOf([], languageOf(code).says.hello), suggestions: suggester.start(code) };
  }

  return async (asked, { onSentence, signal } = {}) => {
    const question = asked.question.trim();
    const { draft, standalone, language } = await draftAnswer({ ...asked, question });
    signal?.throwIfAborted();
    const cited = cite(draft, lookup);
    for (const sentence of cited.sentences) onSentence?.(sentence);
    return {
      question: asked.question,
      standaloneQuestion: standalone,
      language,
      mode: asked.mode,
      ...cited,
      brief: { id, title },
    };
  };
}
