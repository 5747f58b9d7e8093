import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Answer, Mode } from '../answer/answer.js';
import { MAX_QUESTION } from '../answer/limits.js';
import { answerView, type OpenChip } from './answer-view.js';
import { canWrite, NoAnswerError, requestAnswer, requestSuggestions } from './client.js';
import { asMarkdown, asText } from './copy.js';
import { styles } from './styles.js';
import { spokenOf, type Texts, textsIn } from './texts.js';
import { type AskTheBriefEvents, type ConversationTurn, historyOf } from './types.js';

const COPIED_MS = 2000; // how long "Copied." stands

/**
 * `<ask-the-brief>`: a conversation with a brief.
 *
 * @attr endpoint base address of the server; where this script comes from, if not given
 * @attr mode `inline` (default) or `launcher`, a button in the corner that opens the conversation
 * @attr lang language of the interface; that of the page, then of the browser, if not given
 * @attr theme `light` or `dark`; what the reader's system prefers, if not given
 * @attr heading, placeholder texts in place of the usual ones
 * @attr suggestions questions to start with, separated by `|`; the server's, if not given; none, if empty
 * @attr reader the page shows the brief: notes get a button to read their passages there
 * @fires ask, answer, citation-open, citation-read see {@link AskTheBriefEvents}
 */
export class AskTheBrief extends LitElement {
  static override styles = styles;
  static override properties = {
    endpoint: {},
    mode: { reflect: true },
    lang: {},
    theme: { reflect: true },
    heading: {},
    placeholder: {},
    suggestions: {},
    reader: { type: Boolean },
    _turns: { state: true },
    _opened: { state: true },
    _open: { state: true },
    _told: { state: true },
    _starters: { state: true },
    _copied: { state: true },
    _worded: { state: true },
    _canWrite: { state: true },
  };

  declare endpoint: string | null;
  declare mode: 'inline' | 'launcher' | null;
  declare theme: 'light' | 'dark' | null;
  declare heading: string | null;
  declare placeholder: string | null;
  declare suggestions: string | null;
  declare reader: boolean;
  declare _turns: readonly ConversationTurn[];
  /** the chip that is open, with the place of its turn */
  declare _opened: { turn: number; chip: OpenChip } | undefined;
  /** the launcher's panel is open */
  declare _open: boolean;
  /** what a screen reader is told last */
  declare _told: string;
  declare _starters: readonly string[];
  /** place of the turn that was just copied */
  declare _copied: number | undefined;
  /** how answers are wanted, as long as the conversation is kept */
  declare _worded: Mode;
  /** the server can have them worded by a language model */
  declare _canWrite: boolean;

  #waiting: AbortController | undefined;

  constructor() {
    super();
    this.reader = false;
    this._turns = [];
    this._open = false;
    this._told = '';
    this._starters = [];
    this._worded = 'quote';
    this._canWrite = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void canWrite(this.#endpoint).then((can) => {
      this._canWrite = can;
    });
    if (this.suggestions === null || this.suggestions === undefined)
      void requestSuggestions(this.#endpoint, this.#language).then((questions) => {
        this._starters = questions;
      });
  }

  /**
   * Asks a question, as if a reader had typed it. A question under way is stopped.
   *
   * @param question what to ask; nothing happens if it is empty
   */
  async ask(question: string): Promise<void> {
    const asked = question.trim().slice(0, MAX_QUESTION);
    if (asked === '') return;
    this.stop();
    this._open = true;
    this._opened = undefined;
    const history = historyOf(this._turns);
    const place = this._turns.length;
    this._turns = [...this._turns, { question: asked, state: { status: 'waiting' } }];
    this._told = this.#texts.waiting;
    this.#tell('ask', { question: asked });
    this.#waiting = new AbortController();
    const { signal } = this.#waiting;
    try {
      const answer = await requestAnswer(
        this.#endpoint,
        asked,
        history,
        this._canWrite ? this._worded : 'quote',
        signal,
      );
      if (signal.aborted) return;
      this.#settle(place, { status: 'answered', answer });
      this._told = answer.answer;
      this.#tell('answer', { question: asked, answer });
    } catch (error) {
      if (signal.aborted) return;
      const message = error instanceof NoAnswerError ? error.message : this.#texts.unreachable;
      this.#settle(place, { status: 'failed', message });
      this._told = message;
    }
  }

  /** Forgets the conversation. */
  clear(): void {
    this.stop();
    this._turns = [];
    this._opened = undefined;
    this._told = '';
  }

  /** Stops waiting for an answer, if one is under way. */
  stop(): void {
    this.#waiting?.abort();
    this._turns = this._turns.map((turn) =>
      turn.state.status === 'waiting' ? { ...turn, state: { status: 'stopped' } } : turn,
    );
  }

  protected override updated(changed: Map<string, unknown>): void {
    const before = changed.get('_turns') as readonly ConversationTurn[] | undefined;
    if (before && this._turns.length > 0)
      this.renderRoot.querySelector('.turn:last-of-type')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const texts = this.#texts;
    if (this.mode !== 'launcher') return html`<div class="root">${this.#panel(texts)}</div>`;
    return html`<div class="root">${this._open ? this.#panel(texts) : nothing}
      <button type="button" part="launcher" class="primary launcher" aria-expanded=${this._open} @click=${this.#toggleOpen}>
        ${this._open ? texts.close : texts.open}
      </button></div>`;
  }

  #panel(texts: Texts): TemplateResult {
    const isWaiting = this._turns.at(-1)?.state.status === 'waiting';
    return html`<section part="panel" class="panel" lang=${this.#language} aria-label=${this.heading ?? texts.heading} @keydown=${this.#onKey}>
      <header part="header">
        <h2 part="heading">${this.heading ?? texts.heading}</h2>
        ${this._turns.length > 0 ? html`<button type="button" part="clear" class="quiet" @click=${() => this.clear()}>${texts.clear}</button>` : nothing}
      </header>
      <div part="log" class="log" role="log" aria-live="off" aria-label=${texts.conversation} tabindex="0">
        ${this._turns.length === 0 ? this.#start(texts) : this._turns.map((turn, place) => this.#turn(turn, place, texts))}
      </div>
      <form part="form" @submit=${this.#submit}>
        <label><span class="visually-hidden">${texts.label}</span>
          <input part="input" name="question" autocomplete="off" enterkeyhint="send" maxlength=${MAX_QUESTION} placeholder=${this.placeholder ?? texts.placeholder} />
        </label>
        ${isWaiting ? html`<button type="button" part="stop" class="primary" @click=${() => this.stop()}>${texts.stop}</button>` : html`<button part="submit" class="primary">${texts.ask}</button>`}
      </form>
      ${this._canWrite ? html`<label part="mode" class="hint"><input type="checkbox" .checked=${this._worded === 'write'} @change=${this.#toggleMode} /> ${texts.write}</label>` : nothing}
      <p class="visually-hidden" role="status">${this._told}</p>
    </section>`;
  }

  #start(texts: Texts): TemplateResult {
    const given = this.suggestions?.split('|').map((question) => question.trim());
    return html`<p class="hint">${texts.hint}</p>
      ${this.#suggestions(texts.startWith, (given ?? this._starters).filter(Boolean))}`;
  }

  #turn({ question, state }: ConversationTurn, place: number, texts: Texts): TemplateResult {
    const isLast = place === this._turns.length - 1;
    return html`<article part="turn" class="turn">
      <h3 part="question" class="question">${question}</h3>
      ${state.status === 'waiting' ? html`<p class="status waiting">${texts.waiting}</p>` : nothing}
      ${state.status === 'stopped' ? html`<p class="status">${texts.stopped} ${this.#again(question, texts)}</p>` : nothing}
      ${state.status === 'failed' ? html`<p class="status failed">${state.message} ${this.#again(question, texts)}</p>` : nothing}
      ${
        state.status === 'answered'
          ? html`${state.answer.standaloneQuestion === question ? nothing : html`<p class="understood">${texts.understood}: ${state.answer.standaloneQuestion}</p>`}
            <div part="answer" class="turn answer">
              ${answerView(state.answer, {
                texts,
                key: `turn-${place}`,
                open: this._opened?.turn === place ? this._opened.chip : undefined,
                read: this.reader
                  ? ({ endnote }, passages) => this.#tell('citation-read', { endnote, passages: [...passages] })
                  : undefined,
                toggle: (chip, passages) => this.#toggleChip(place, chip, passages),
              })}
            </div>
            ${state.answer.status === 'answered' ? this.#actions(state.answer, place, texts) : nothing}
            ${isLast ? this.#suggestions(texts.goOn, state.answer.suggestions) : nothing}`
          : nothing
      }
    </article>`;
  }

  #actions(answer: Answer, place: number, texts: Texts): TemplateResult {
    const copies: [string, () => string][] = [
      [texts.copyText, () => asText(answer)],
      [texts.copyMarkdown, () => asMarkdown(answer)],
      [texts.copyLink, () => new URL(`./?q=${encodeURIComponent(answer.standaloneQuestion)}`, this.#endpoint).href],
    ];
    return html`<div part="actions" class="actions">
      ${copies.map(([label, write]) => html`<button type="button" part="action" class="quiet" @click=${() => this.#copy(place, write())}>${label}</button>`)}
      ${this._copied === place ? html`<span class="meaning">${texts.copied}</span>` : nothing}
    </div>`;
  }

  #suggestions(title: string, questions: readonly string[]): TemplateResult | typeof nothing {
    if (questions.length === 0) return nothing;
    return html`<h3>${title}</h3>
      <ul part="suggestions" class="suggestions">
        ${questions.map((question) => html`<li><button type="button" part="suggestion" class="suggestion" @click=${() => this.ask(question)}>${question}</button></li>`)}
      </ul>`;
  }

  #again(question: string, texts: Texts): TemplateResult {
    return html`<button type="button" class="quiet" @click=${() => this.ask(question)}>${texts.tryAgain}</button>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input');
    if (!input?.value.trim()) return;
    void this.ask(input.value);
    input.value = '';
  }

  #toggleChip(turn: number, chip: OpenChip, passages: readonly string[]): void {
    const isOpen =
      this._opened?.turn === turn &&
      this._opened.chip.sentence === chip.sentence &&
      this._opened.chip.endnote === chip.endnote;
    this._opened = isOpen ? undefined : { turn, chip };
    if (!isOpen) this.#tell('citation-open', { endnote: chip.endnote, passages: [...passages] });
  }

  #toggleMode(event: Event): void {
    this._worded = (event.target as HTMLInputElement).checked ? 'write' : 'quote';
  }

  #toggleOpen(): void {
    this._open = !this._open;
    if (this._open) void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    if (this._opened) this._opened = undefined;
    else if (this.mode === 'launcher') {
      this._open = false;
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.launcher')?.focus());
    }
  }

  async #copy(place: number, text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this._copied = place;
    this._told = this.#texts.copied;
    setTimeout(() => {
      this._copied = undefined;
    }, COPIED_MS);
  }

  #settle(place: number, state: ConversationTurn['state']): void {
    this._turns = this._turns.map((turn, i) => (i === place ? { ...turn, state } : turn));
  }

  #tell<Name extends keyof AskTheBriefEvents>(name: Name, detail: AskTheBriefEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  get #endpoint(): URL {
    const base = new URL(this.endpoint ?? '.', this.endpoint ? document.baseURI : import.meta.url);
    if (!base.pathname.endsWith('/')) base.pathname += '/';
    return base;
  }

  get #language(): string {
    return spokenOf([this.lang, document.documentElement.lang, navigator.language]);
  }

  get #texts(): Texts {
    return textsIn(this.#language);
  }
}
