import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Answer, Mode } from '../answer/answer.js';
import { MAX_QUESTION } from '../answer/limits.js';
import { type Client, createClient, ProblemError, ResponseError } from '../client/index.js';
import type { OpenChip } from './answer-view.js';
import { styles } from './styles.js';
import { spokenOf, type Texts, textsIn } from './texts.js';
import { suggestionsView, turnView } from './turn-view.js';
import { type AskTheBriefEvents, type ConversationTurn, historyOf } from './types.js';

const COPIED_MS = 2500; // how long "Copied." stands
const UNAUTHORIZED = 401;

/**
 * `<ask-the-brief>`: a conversation with a brief.
 *
 * @attr endpoint base address of the server; where this script comes from, if not given
 * @attr api-key a key of the server, if it asks for one; a reader is asked for it, if not given
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
    apiKey: { attribute: 'api-key' },
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
  declare apiKey: string | null;
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
  /** what became of copying an answer, with the place of its turn */
  declare _copied: { turn: number; message: string } | undefined;
  /** how answers are wanted */
  declare _worded: Mode;
  /** the server can have them worded by a language model */
  declare _canWrite: boolean;

  #waiting: AbortController | undefined;
  /** language of the questions to start with */
  #startersIn: string | undefined;

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
    this.#client.modes().then(
      (modes) => {
        this._canWrite = modes.includes('write');
      },
      () => undefined, // it answers in the brief's own sentences, or says why not
    );
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
    this._turns = [...this._turns, { question: asked, arrived: [], state: { status: 'waiting' } }];
    this._told = this.#texts.waiting;
    this.#tell('ask', { question: asked });
    this.#waiting = new AbortController();
    const { signal } = this.#waiting;
    try {
      for await (const { event, data } of this.#client.askStream(asked, { history, mode: this._worded, signal })) {
        if (signal.aborted) return;
        if (event === 'sentence') this.#change(place, { arrived: [...(this._turns[place]?.arrived ?? []), data] });
        if (event === 'done') this.#answered(place, asked, data);
      }
    } catch (error) {
      if (!signal.aborted) this.#failed(place, error);
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
    if (!this.#isWaiting) return;
    this.#waiting?.abort();
    this.#change(this._turns.length - 1, { state: { status: 'stopped' } });
    this._told = this.#texts.stopped;
  }

  protected override willUpdate(): void {
    const isGiven = this.suggestions !== null && this.suggestions !== undefined;
    if (!isGiven && this.#startersIn !== this.#language) this.#findStarters(this.#language);
  }

  protected override updated(changed: Map<string, unknown>): void {
    const before = changed.get('_turns') as readonly ConversationTurn[] | undefined;
    if (before && this._turns.length > 0)
      this.renderRoot.querySelector('article:last-of-type')?.scrollIntoView({ block: 'nearest' });
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
    return html`<section part="panel" class="panel" lang=${this.#language} aria-label=${this.heading ?? texts.heading} @keydown=${this.#onKey}>
      <header part="header">
        <h2 part="heading">${this.heading ?? texts.heading}</h2>
        ${this._turns.length > 0 ? html`<button type="button" part="clear" class="quiet" @click=${this.#beginAnew}>${texts.clear}</button>` : nothing}
      </header>
      <div part="log" class="log" role="log" aria-live="off" aria-label=${texts.conversation} tabindex="0">
        ${this._turns.length === 0 ? this.#start(texts) : this._turns.map((turn, place) => this.#turn(turn, place, texts))}
      </div>
      <form part="form" @submit=${this.#submit}>
        <label><span class="visually-hidden">${texts.label}</span>
          <input part="input" name="question" autocomplete="off" enterkeyhint="send" maxlength=${MAX_QUESTION} placeholder=${this.placeholder ?? texts.placeholder} />
        </label>
        ${this.#isWaiting ? html`<button type="button" part="stop" class="primary" @click=${() => this.stop()}>${texts.stop}</button>` : html`<button part="submit" class="primary">${texts.ask}</button>`}
      </form>
      ${this._canWrite ? html`<label part="mode" class="hint mode"><input type="checkbox" .checked=${this._worded === 'write'} @change=${this.#chooseMode} /> ${texts.write}</label>` : nothing}
      <p class="visually-hidden" role="status">${this._told}</p>
    </section>`;
  }

  #start(texts: Texts): TemplateResult {
    const given = this.suggestions?.split('|').map((question) => question.trim());
    return html`<p class="hint">${texts.hint}</p>
      ${suggestionsView(texts.startWith, (given ?? this._starters).filter(Boolean), (question) => void this.ask(question))}`;
  }

  #turn(turn: ConversationTurn, place: number, texts: Texts): TemplateResult {
    return turnView(turn, {
      texts,
      key: `turn-${place}`,
      isLast: place === this._turns.length - 1,
      copied: this._copied?.turn === place ? this._copied.message : undefined,
      endpoint: this.#endpoint,
      open: this._opened?.turn === place ? this._opened.chip : undefined,
      read: this.reader
        ? ({ endnote }, passages) => this.#tell('citation-read', { endnote, passages: [...passages] })
        : undefined,
      toggle: (chip, passages) => this.#toggleChip(place, chip, passages),
      ask: (question) => void this.ask(question),
      askAgain: () => void this.#askAgain(turn),
      copy: (text) => void this.#copy(place, text),
      useKey: (key) => {
        this.apiKey = key;
        void this.#askAgain(turn);
      },
    });
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const input = this.#input;
    if (!input) return;
    if (input.value.trim() === '') input.focus();
    else void this.ask(input.value);
    input.value = '';
  }

  /** The button is gone with the conversation: whoever pressed it goes on in the field. */
  #beginAnew(): void {
    this.clear();
    this.#input?.focus();
  }

  #toggleChip(turn: number, chip: OpenChip, passages: readonly string[]): void {
    const isOpen =
      this._opened?.turn === turn &&
      this._opened.chip.sentence === chip.sentence &&
      this._opened.chip.endnote === chip.endnote;
    this._opened = isOpen ? undefined : { turn, chip };
    if (!isOpen) this.#tell('citation-open', { endnote: chip.endnote, passages: [...passages] });
  }

  #chooseMode({ target }: Event): void {
    this._worded = (target as HTMLInputElement).checked ? 'write' : 'quote';
  }

  #toggleOpen(): void {
    this._open = !this._open;
    if (this._open) void this.updateComplete.then(() => this.#input?.focus());
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    if (this._opened) {
      this.renderRoot.querySelector<HTMLElement>('.chip[aria-expanded="true"]')?.focus();
      this._opened = undefined;
    } else if (this.mode === 'launcher') {
      this._open = false;
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.launcher')?.focus());
    }
  }

  async #copy(place: number, text: string): Promise<void> {
    const { copied, notCopied } = this.#texts;
    const write = async (): Promise<void> => navigator.clipboard.writeText(text); // there is no clipboard over plain http
    const message = await write().then(
      () => copied,
      () => notCopied,
    );
    this._copied = { turn: place, message };
    this._told = message;
    setTimeout(() => {
      this._copied = undefined;
    }, COPIED_MS);
  }

  #answered(place: number, question: string, answer: Answer): void {
    this.#change(place, { arrived: [], state: { status: 'answered', answer } });
    this._told = answer.answer;
    this.#tell('answer', { question, answer });
  }

  #failed(place: number, error: unknown): void {
    const message = this.#explain(error);
    const needsKey = isUnauthorized(error);
    this.#change(place, { state: { status: 'failed', message, needsKey } });
    this._told = message;
  }

  #explain(error: unknown): string {
    const texts = this.#texts;
    if (isUnauthorized(error)) return this.apiKey ? texts.wrongKey : texts.needsKey;
    if (error instanceof ProblemError) return error.detail;
    return error instanceof ResponseError ? texts.brokenOff : texts.unreachable;
  }

  /** Asks the question of a turn again, in the place of that turn. */
  #askAgain(turn: ConversationTurn): Promise<void> {
    this._turns = this._turns.filter((other) => other !== turn);
    return this.ask(turn.question);
  }

  #findStarters(language: string): void {
    this.#startersIn = language;
    this.#client.suggestions({ lang: language }).then(
      (questions) => {
        if (this.#startersIn === language) this._starters = questions;
      },
      () => undefined, // the reader can still type a question of their own
    );
  }

  #change(place: number, change: Partial<ConversationTurn>): void {
    this._turns = this._turns.map((turn, i) => (i === place ? { ...turn, ...change } : turn));
  }

  #tell<Name extends keyof AskTheBriefEvents>(name: Name, detail: AskTheBriefEvents[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  get #client(): Client {
    return createClient({ endpoint: this.#endpoint, apiKey: this.apiKey ?? undefined });
  }

  get #isWaiting(): boolean {
    return this._turns.at(-1)?.state.status === 'waiting';
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input[name="question"]');
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

function isUnauthorized(error: unknown): boolean {
  return error instanceof ProblemError && error.status === UNAUTHORIZED;
}
