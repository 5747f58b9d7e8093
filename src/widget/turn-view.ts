import { html, nothing, type TemplateResult } from 'lit';
import type { Answer, AnswerSentence } from '../answer/answer.js';
import { type AnswerView, answerView, type ShownAnswer } from './answer-view.js';
import { asMarkdown, asText } from './copy.js';
import type { ConversationTurn } from './types.js';

/** What a turn's view needs beside the turn. */
export interface TurnView extends AnswerView {
  isLast: boolean;
  /** what became of copying its answer, for as long as that is shown */
  copied: string | undefined;
  /** base address of the server */
  endpoint: URL;
  ask: (question: string) => void;
  /** asks the turn's question again, in its place */
  askAgain: () => void;
  copy: (text: string) => void;
  /** the reader gives a key of the server */
  useKey: (key: string) => void;
}

/** @returns a turn: its question, and as much of its answer as there is */
export function turnView({ question, arrived, state }: ConversationTurn, view: TurnView): TemplateResult {
  const { texts, isLast } = view;
  const answer = state.status === 'answered' ? state.answer : undefined;
  const shown = answer ?? (arrived.length > 0 ? arriving(arrived) : undefined);
  return html`<article part="turn" class="turn" aria-busy=${state.status === 'waiting'}>
    <h3 part="question" class="question">${question}</h3>
    ${answer && answer.standaloneQuestion !== question ? html`<p class="understood">${texts.understood}: ${answer.standaloneQuestion}</p>` : nothing}
    ${
      shown
        ? html`<div part="answer" class="turn ${answer ? 'answer' : 'arriving'}">
            ${answerView(shown, { ...view, toggle: answer ? view.toggle : undefined })}
          </div>`
        : nothing
    }
    ${stateView(arrived, state, view)}
    ${answer?.status === 'answered' ? actionsView(answer, view) : nothing}
    ${answer && isLast ? suggestionsView(texts.goOn, answer.suggestions, view.ask) : nothing}
  </article>`;
}

/** @returns questions to choose from, under a title; nothing if there are none */
export function suggestionsView(
  title: string,
  questions: readonly string[],
  ask: TurnView['ask'],
): TemplateResult | typeof nothing {
  if (questions.length === 0) return nothing;
  return html`<div class="choice">
    <h3>${title}</h3>
    <ul part="suggestions" class="suggestions">
      ${questions.map((question) => html`<li><button type="button" part="suggestion" class="suggestion" @click=${() => ask(question)}>${question}</button></li>`)}
    </ul>
  </div>`;
}

/** The sentences that have come; their citations come when the answer is whole. */
function arriving(sentences: readonly AnswerSentence[]): ShownAnswer {
  return { status: 'answered', answer: '', sentences: [...sentences], citations: [], nearest: [] };
}

function stateView(
  arrived: readonly AnswerSentence[],
  state: ConversationTurn['state'],
  view: TurnView,
): TemplateResult | typeof nothing {
  const { texts, askAgain } = view;
  const again = html`<button type="button" class="quiet" @click=${askAgain}>${texts.tryAgain}</button>`;
  if (state.status === 'waiting')
    return html`<p class="status waiting">${arrived.length > 0 ? texts.arriving : texts.waiting}</p>`;
  if (state.status === 'stopped') return html`<p class="status">${texts.stopped} ${again}</p>`;
  if (state.status !== 'failed') return nothing;
  return html`<p class="status failed">${state.message} ${state.needsKey ? nothing : again}</p>
    ${state.needsKey ? keyView(view) : nothing}`;
}

function keyView({ texts, useKey }: TurnView): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const key = new FormData(event.currentTarget as HTMLFormElement).get('key');
    if (typeof key === 'string' && key.trim() !== '') useKey(key.trim());
  };
  return html`<form part="key" @submit=${submit}>
    <label><span class="visually-hidden">${texts.key}</span>
      <input part="input" name="key" type="password" autocomplete="current-password" placeholder=${texts.key} />
    </label>
    <button part="submit" class="primary">${texts.useKey}</button>
  </form>`;
}

function actionsView(answer: Answer, { texts, endpoint, copy, copied }: TurnView): TemplateResult {
  const copies: [string, () => string][] = [
    [texts.copyText, () => asText(answer)],
    [texts.copyMarkdown, () => asMarkdown(answer)],
    [texts.copyLink, () => new URL(`./?q=${encodeURIComponent(answer.standaloneQuestion)}`, endpoint).href],
  ];
  return html`<div part="actions" class="actions">
    ${copies.map(([label, write]) => html`<button type="button" part="action" class="quiet" @click=${() => copy(write())}>${label}</button>`)}
    ${copied ? html`<span class="copied">${copied}</span>` : nothing}
  </div>`;
}
