import { html, nothing, type TemplateResult } from 'lit';
import type { Answer, AnswerSentence, Citation } from '../answer/answer.js';
import type { Support } from '../brief/brief.js';
import { linked } from './links.js';
import type { Texts } from './texts.js';

/** A chip that is open: the place of its sentence in the answer, and its endnote, if it has one. */
export interface OpenChip {
  sentence: number;
  endnote: number | undefined;
}

/** What is shown of an answer. */
export type ShownAnswer = Pick<Answer, 'status' | 'answer' | 'sentences' | 'citations' | 'nearest' | 'notice'>;

/** What an answer's view needs beside the answer. */
export interface AnswerView {
  texts: Texts;
  /** makes ids of elements unlike those of other answers */
  key: string;
  open: OpenChip | undefined;
  /** the passages are wanted in the brief; undefined where no brief is shown */
  read: ((chip: OpenChip, passages: readonly string[]) => void) | undefined;
  /** a chip was chosen; undefined while the citations have not come yet */
  toggle: ((chip: OpenChip, passages: readonly string[]) => void) | undefined;
}

/** @returns an answer: its sentences with their chips, and the note of the chip that is open */
export function answerView(answer: ShownAnswer, view: AnswerView): TemplateResult {
  if (answer.status === 'not_in_brief') return refusalView(answer, view.texts);
  return html`${answer.sentences.map((sentence, place) => sentenceView(sentence, place, answer, view))}
    ${answer.notice ? html`<p part="notice" class="status">${answer.notice}</p>` : nothing}`;
}

function sentenceView(sentence: AnswerSentence, place: number, answer: ShownAnswer, view: AnswerView): TemplateResult {
  const { text, endnotes, support, passages } = sentence;
  const { texts, open, key } = view;
  const numbers = endnotes.length > 0 ? endnotes : [undefined];
  const chip = (endnote: number | undefined): TemplateResult => {
    const isOpen = open?.sentence === place && open.endnote === endnote;
    const label = endnote === undefined ? texts.own : `${texts.endnote(endnote)}. ${meaningOf(support, texts)}`;
    return html`<button
      type="button"
      part="chip chip-${support}"
      class="chip ${support}"
      title=${label}
      aria-label=${label}
      aria-expanded=${isOpen}
      aria-controls="${key}-${place}"
      ?disabled=${!view.toggle}
      @click=${() => view.toggle?.({ sentence: place, endnote }, passages)}
    >${endnote ?? texts.own}</button>`;
  };
  const isOpen = open?.sentence === place;
  return html`<p part="sentence" class="sentence">${text} ${numbers.map(chip)}</p>
    <div id="${key}-${place}" part="note" class="note" ?hidden=${!isOpen}>
      ${isOpen ? noteView(sentence, citationOf(answer, open.endnote), texts) : nothing}
      ${isOpen && view.read ? html`<div><button type="button" class="quiet" @click=${() => view.read?.(open, passages)}>${texts.readInBrief}</button></div>` : nothing}
    </div>`;
}

/** How an endnote backs a sentence, in words. */
function meaningOf(support: Support, texts: Texts): string {
  return support === 'direct' ? texts.direct : texts.covering;
}

function citationOf({ citations }: ShownAnswer, endnote: number | undefined): Citation | undefined {
  return citations.find((citation) => citation.endnote === endnote);
}

function noteView({ support, passages }: AnswerSentence, citation: Citation | undefined, texts: Texts): TemplateResult {
  if (!citation) return html`<p>${texts.ownMeaning}</p>`;
  const backed = citation.passages.filter(({ id }) => passages.includes(id));
  return html`<p class="reference"><b>${citation.endnote}.</b> ${linked(citation.reference, citation.urls, texts.opensInNewTab)}</p>
    <p class="meaning">${meaningOf(support, texts)}</p>
    ${backed.map(({ quote, section }) => quoteView(quote, `${texts.backs} · ${section}`))}`;
}

function refusalView({ answer, nearest }: ShownAnswer, texts: Texts): TemplateResult {
  return html`<p class="sentence refusal">${answer}</p>
    ${nearest.length > 0 ? html`<div class="nearest"><h3>${texts.nearest}</h3><p class="meaning">${texts.notSupport}</p>${nearest.map(({ quote, section }) => quoteView(quote, section))}</div>` : nothing}`;
}

function quoteView(quote: string, place: string): TemplateResult {
  return html`<blockquote><span class="section">${place}</span>${quote}</blockquote>`;
}
