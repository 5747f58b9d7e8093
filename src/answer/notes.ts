import type { BriefLookup } from '../brief/lookup.js';
import type { Language } from '../language/language.js';
import { fold } from '../language/words.js';
import { type Draft, type DraftSentence, draftOf } from './draft.js';
import { type NotesQuestion, notesNamed, notesSaid } from './named-notes.js';
import { quote } from './quote-passages.js';

/**
 * Answers what is asked of endnotes as such: "what is endnote 43?", "what rests on it?", "which source says that?".
 *
 * @param asked the question
 * @param lookup the brief
 * @returns the notes' references, or why there are none; undefined if the question is about something else
 */
export function composeNotes(asked: NotesQuestion, lookup: BriefLookup): Draft | undefined {
  const { question, language } = asked;
  const named = notesNamed(asked, lookup);
  if (named) {
    const numbers = lookup.brief.endnotes.map(({ number }) => number);
    const missing = language.says.noSuchNote(named[0] ?? 0, numbers[0] ?? 0, numbers.at(-1) ?? 0);
    const backed = language.asksForBacked.test(fold(question))
      ? named.flatMap((number) => lookup.backedBy(number))
      : [];
    return draftOf(withNotes(quote(backed, lookup), quoteNotes(named, question, language, lookup)), missing);
  }
  const said = notesSaid(asked);
  return said && draftOf(quoteNotes(said, question, language, lookup), language.says.noSource);
}

/**
 * Quotes endnotes.
 *
 * @param numbers endnotes of the brief
 * @param question what was asked; a link is said to be missing only to who asked for it
 * @param language the language to say it in
 * @param lookup the brief
 * @returns one sentence a note: its reference, resting on the note and on the passages it backs
 */
export function quoteNotes(
  numbers: readonly number[],
  question: string,
  language: Language,
  lookup: BriefLookup,
): DraftSentence[] {
  const asksForLink = language.asksForLink.test(fold(question));
  return numbers.flatMap((number, index) => {
    const note = lookup.endnote(number);
    if (!note) return [];
    const id = `n${number}`;
    const missing = asksForLink && note.urls.length === 0 ? ` ${language.says.noLink}` : '';
    return [{ text: `${note.reference}${missing}`, passages: [id], ...(index > 0 && { lead: '\n' }) }];
  });
}

/** @returns sentences with endnotes in a paragraph beneath them, a line each */
export function withNotes(sentences: readonly DraftSentence[], notes: readonly DraftSentence[]): DraftSentence[] {
  const [first, ...others] = notes;
  if (sentences.length === 0 || !first) return [...sentences, ...notes];
  return [...sentences, { ...first, lead: '\n\n' }, ...others];
}
