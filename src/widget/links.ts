import { html, type TemplateResult } from 'lit';

/**
 * Shows a reference with its addresses as links. Only http and https become links; all else stays text.
 *
 * @param reference the note's text
 * @param urls the addresses in it
 * @param hint what a screen reader says of a link that opens in a new tab
 * @returns the reference; addresses that do not stand in it, in their order, are passed over
 */
export function linked(reference: string, urls: readonly string[], hint: string): TemplateResult {
  const safe = urls.filter((url) => /^https?:\/\//iu.test(url));
  const parts: (string | TemplateResult)[] = [];
  let rest = reference;
  for (const url of safe) {
    const place = rest.indexOf(url);
    if (place < 0) continue;
    const link = html`<a href=${url} target="_blank" rel="noopener noreferrer" aria-label="${url} (${hint})">${url}</a>`;
    parts.push(rest.slice(0, place), link);
    rest = rest.slice(place + url.length);
  }
  return html`${parts}${rest}`;
}
