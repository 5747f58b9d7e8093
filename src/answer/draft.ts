/** What a composer proposes. It names no endnotes: the citation check takes them from the brief. */
export interface Draft {
  status: 'answered' | 'not_in_brief';
  sentences: DraftSentence[];
  /** what to say when there are no sentences: plain words, no statement about the brief's matter */
  message: string;
  /** ids of passages near the question, best first */
  nearest: string[];
  suggestions: string[];
}

/** A sentence that a composer proposes, with what it rests on. */
export interface DraftSentence {
  text: string;
  /** ids of the passages it rests on */
  passages: string[];
  /** what separates it from the sentence before; a space if not given */
  lead?: string;
}

/**
 * Makes a draft of sentences, or of none: then the brief does not say.
 *
 * @param sentences what is proposed
 * @param message what to say when there are no sentences
 * @param nearest ids of passages near the question, best first
 * @returns the draft, without suggestions
 */
export function draftOf(sentences: DraftSentence[], message: string, nearest: string[] = []): Draft {
  return {
    status: sentences.length > 0 ? 'answered' : 'not_in_brief',
    sentences,
    message,
    nearest,
    suggestions: [],
  };
}
