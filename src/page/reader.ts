import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Endnote, Paragraph, Passage } from '../brief/brief.js';
import type { BriefLookup } from '../brief/lookup.js';
import { linked } from '../widget/links.js';
import { type PageTexts, pageTextsIn } from './texts.js';

/** What the reader's events tell, by their names. */
export interface ReaderEvents {
  /** a reader wants to ask about a passage */
  'ask-about': { passage: string };
}

/**
 * `<brief-reader>`: the whole brief to read, with its endnotes. It stands in the page's own tree, so that links to a passage
 * (`#p13.s4`) and the browser's search find it.
 *
 * @fires ask-about see {@link ReaderEvents}
 */
export class BriefReader extends LitElement {
  static override properties = {
    brief: { attribute: false },
    lang: {},
    _shown: { state: true },
    _marked: { state: true },
  };

  declare brief: BriefLookup | undefined;
  /** the passage whose endnote is shown, and the endnote's number */
  declare _shown: { passage: string; endnote: number } | undefined;
  declare _marked: readonly string[];

  constructor() {
    super();
    this._marked = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /**
   * Highlights passages, and nothing else.
   *
   * @param ids passages of the brief; unknown ones are passed over
   * @param scroll whether to bring the first into view
   */
  async show(ids: readonly string[], scroll: boolean): Promise<void> {
    this._marked = [...ids];
    await this.updateComplete;
    if (!scroll) return;
    const [first] = ids.flatMap((id) => document.getElementById(id) ?? []);
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    first?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.brief) return nothing;
    const { brief, passagesOf } = this.brief;
    const texts = pageTextsIn(this.lang);
    const blocks = brief.paragraphs
      .filter(({ kind }) => kind !== 'endnote')
      .map((paragraph) => this.#paragraph(paragraph, passagesOf(paragraph.id), texts));
    return html`<article aria-label=${texts.reader} lang=${brief.language} tabindex="0">
      ${blocks}
      <section aria-labelledby="endnotes">
        <h2 id="endnotes">${texts.endnotes}</h2>
        <ol>${brief.endnotes.map((endnote) => this.#endnote(endnote, texts))}</ol>
      </section>
    </article>`;
  }

  #paragraph({ kind }: Paragraph, passages: readonly Passage[], texts: PageTexts): TemplateResult {
    const content = html`${passages.map((passage) => this.#passage(passage, texts))}`;
    const shown = passages.find(({ id }) => id === this._shown?.passage);
    const note = shown ? this.#note(shown, texts) : nothing;
    if (kind === 'heading') return html`<h2>${content}</h2>${note}`;
    return html`<p class=${kind}>${content}</p>${note}`;
  }

  #passage({ id, text, support, endnotes }: Passage, texts: PageTexts): TemplateResult {
    const marker = (number: number): TemplateResult => html`<button
      type="button" class="marker" aria-label=${texts.endnote(number)}
      aria-expanded=${this._shown?.passage === id && this._shown.endnote === number}
      @click=${() => this.#toggle(id, number)}
    >${number}</button>`;
    const isMarked = this._marked.includes(id);
    return html`<span id=${id} class="passage ${isMarked ? 'marked' : ''}">${isMarked ? html`<mark>${text}</mark>` : text}</span>${support === 'direct' ? endnotes.map(marker) : nothing} `;
  }

  #note({ id }: Passage, texts: PageTexts): TemplateResult | typeof nothing {
    const endnote = this.brief?.endnote(this._shown?.endnote ?? 0);
    if (!endnote) return nothing;
    return html`<aside class="note" aria-label=${texts.endnote(endnote.number)}>
      <p><b>${endnote.number}.</b> ${linked(endnote.reference, endnote.urls, texts.opensInNewTab)}</p>
      <button type="button" @click=${() => this.#askAbout(id)}>${texts.askAbout}</button>
      <button type="button" @click=${() => this.#toggle(id, endnote.number)}>${texts.close}</button>
    </aside>`;
  }

  #endnote({ number, reference, urls }: Endnote, texts: PageTexts): TemplateResult {
    const id = `n${number}`;
    const content = linked(reference, urls, texts.opensInNewTab);
    return html`<li id=${id} value=${number} class="passage">${this._marked.includes(id) ? html`<mark>${content}</mark>` : content}</li>`;
  }

  #toggle(passage: string, endnote: number): void {
    const isShown = this._shown?.passage === passage && this._shown.endnote === endnote;
    this._shown = isShown ? undefined : { passage, endnote };
  }

  #askAbout(passage: string): void {
    const detail: ReaderEvents['ask-about'] = { passage };
    this.dispatchEvent(new CustomEvent('ask-about', { detail }));
  }
}
