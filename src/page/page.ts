import type { Brief } from '../brief/brief.js';
import { lookUp } from '../brief/lookup.js';
import { createClient } from '../client/index.js';
import type { AskTheBrief } from '../widget/ask-the-brief.js';
import { spokenOf } from '../widget/texts.js';
import type { AskTheBriefEvents } from '../widget/types.js';
import { BriefReader, type ReaderEvents } from './reader.js';
import { pageTextsIn } from './texts.js';

/** The chat page: the conversation, which is the widget itself, and beside it the brief to read. */

const LANGUAGE_KEY = 'language';
const API_KEY = 'key';
const BESIDE = matchMedia('(min-width: 52rem)'); // as in page.css

customElements.define('brief-reader', BriefReader);
const widget = document.querySelector('ask-the-brief') as AskTheBrief;
const reader = document.querySelector('brief-reader') as BriefReader;
const conversation = document.querySelector('#conversation') as HTMLElement;
const back = document.querySelector('.back') as HTMLElement;
const query = new URLSearchParams(location.search);
/** how far down the page was when a reader left the conversation for the brief */
let left: number | undefined;

speak(spokenOf([query.get('lang'), sessionStorage.getItem(LANGUAGE_KEY), navigator.language]));
for (const button of document.querySelectorAll<HTMLElement>('[data-language]'))
  button.addEventListener('click', () => speak(button.getAttribute('data-language') ?? 'en'));

widget.apiKey = sessionStorage.getItem(API_KEY);
widget.addEventListener('answer', () => {
  // A key that the server took is kept for this tab, so that a reload does not ask for it again.
  if (widget.apiKey) sessionStorage.setItem(API_KEY, widget.apiKey);
});
widget.addEventListener('citation-open', (event) => {
  const { passages } = (event as CustomEvent<AskTheBriefEvents['citation-open']>).detail;
  // Where the brief stands under the conversation, scrolling to it would take the answer away.
  void reader.show(passages, BESIDE.matches);
});
widget.addEventListener('citation-read', (event) => {
  const { passages } = (event as CustomEvent<AskTheBriefEvents['citation-read']>).detail;
  left = scrollY;
  void reader.show(passages, true);
});
widget.addEventListener('ask', () => {
  left = undefined;
});
// Back to where the conversation was left for the brief, or to what was said last; not to its beginning.
back.addEventListener('click', (event) => {
  event.preventDefault();
  conversation.focus({ preventScroll: true });
  if (left === undefined) conversation.scrollIntoView({ block: 'end' });
  else scrollTo({ top: left });
});
new IntersectionObserver(([entry]) => {
  back.hidden = entry?.isIntersecting ?? false;
}).observe(conversation);
reader.addEventListener('ask-about', (event) => {
  const { passage } = (event as CustomEvent<ReaderEvents['ask-about']>).detail;
  void askAbout(passage);
});

await showBrief();
await customElements.whenDefined('ask-the-brief');
const shared = query.get('q');
if (shared) await widget.ask(shared);

/** Sets the language of the page, of the widget and of the reader. */
function speak(language: string): void {
  sessionStorage.setItem(LANGUAGE_KEY, language);
  const texts = pageTextsIn(language);
  document.documentElement.lang = language;
  widget.lang = language;
  reader.lang = language;
  for (const name of ['skip', 'back'] as const)
    (document.querySelector(`[data-text="${name}"]`) as HTMLElement).textContent = texts[name];
  document.querySelector('[data-label="language"]')?.setAttribute('aria-label', texts.language);
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]'))
    button.setAttribute('aria-pressed', String(button.getAttribute('data-language') === language));
}

async function showBrief(): Promise<void> {
  const response = await fetch('brief').catch(() => undefined);
  const byline = document.querySelector('#byline') as HTMLElement;
  if (!response?.ok) {
    byline.textContent = pageTextsIn(document.documentElement.lang).unreachable;
    return;
  }
  const brief: Brief = await response.json();
  document.title = `${brief.title} · Ask the Brief`;
  (document.querySelector('#title') as HTMLElement).textContent = brief.title;
  byline.textContent = [brief.authors.join(', '), brief.publisher].filter(Boolean).join(' · ');
  reader.brief = lookUp(brief);
}

/** Asks a question that the passage answers. */
async function askAbout(passage: string): Promise<void> {
  const client = createClient({ endpoint: new URL('.', document.baseURI) });
  const [question] = await client.suggestions({ lang: document.documentElement.lang, passage }).catch(() => []);
  if (question) await widget.ask(question);
  widget.scrollIntoView({ block: 'nearest' });
}
