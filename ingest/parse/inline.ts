import type { Link, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** A superscript in the body that points at endnotes. */
export interface Marker {
  /** place in the block's text, in UTF-16 units: the marker stands before this character */
  offset: number;
  /** the notes it points at, as they are written: `1`, `2`, or a footnote's label */
  labels: string[];
  /** line of the source text, from 1 */
  line: number;
}

const NOTE_NUMBERS = /^\[?\d+\]?(?:\s*[,;–-]\s*\[?\d+\]?)*$/u;
const RANGE = /^(\d+)\s*[–-]\s*(\d+)$/u;
const LONGEST_RANGE = 50; // "1969-2011" between superscript tags is no range of notes

/** Collects the plain text of a block, with its markers and links, from its Markdown nodes. */
export class InlineText {
  #text = '';
  readonly #markers: Marker[] = [];
  readonly #urls: string[] = [];
  /** text of the `<sup>` that is open, and where it began */
  #superscript: { text: string; line: number } | undefined;
  #plain = false;

  /** Whether all text so far stood in bold or italics. */
  get allEmphasised(): boolean {
    return !this.#plain;
  }

  /**
   * Takes in a node with all that is in it.
   *
   * @param node a block or inline node
   * @param emphasised whether it stands in bold or italics
   */
  read(node: Nodes, emphasised = false): void {
    const line = node.position?.start.line ?? 1;
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'code':
        this.#append(node.value, emphasised);
        return;
      case 'break':
        this.#append(' ', emphasised);
        return;
      case 'image':
        this.#append(node.alt ?? '', emphasised);
        return;
      case 'html':
        this.#tag(node.value, line);
        return;
      case 'footnoteReference':
        this.#markers.push({ offset: this.#text.length, labels: [node.label ?? node.identifier], line });
        return;
      case 'link':
        this.#link(node, emphasised);
        return;
      default:
        this.#children(node, emphasised || node.type === 'strong' || node.type === 'emphasis');
    }
  }

  /** @returns the text with single spaces, its markers and its http(s) addresses */
  finish(): { text: string; markers: Marker[]; urls: string[] } {
    if (this.#superscript) this.#closeSuperscript();
    const text = this.#text.trimEnd();
    const markers = this.#markers.map((marker) => ({ ...marker, offset: Math.min(marker.offset, text.length) }));
    return { text, markers, urls: this.#urls };
  }

  #children(node: Nodes, emphasised: boolean): void {
    if (!('children' in node)) return;
    for (const child of node.children) this.read(child, emphasised);
  }

  #link(node: Link, emphasised: boolean): void {
    if (/^https?:\/\//iu.test(node.url) && !this.#urls.includes(node.url)) this.#urls.push(node.url);
    // An address written out as its own text often keeps escapes that belong to Markdown ("ss\\_tw").
    const isOwnText = textOf(node).replaceAll('\\', '') === node.url;
    if (isOwnText) this.#append(node.url, emphasised);
    else this.#children(node, emphasised);
  }

  #append(value: string, emphasised: boolean): void {
    if (this.#superscript) {
      this.#superscript.text += value;
      return;
    }
    const spaced = value.replace(/\s+/gu, ' ');
    const joined = this.#text === '' || this.#text.endsWith(' ') ? spaced.trimStart() : spaced;
    this.#text += joined;
    if (!emphasised && joined.trim() !== '') this.#plain = true;
  }

  #tag(html: string, line: number): void {
    if (/^<sup\b[^>]*>$/iu.test(html)) this.#superscript = { text: '', line };
    else if (/^<\/sup>$/iu.test(html)) this.#closeSuperscript();
  }

  #closeSuperscript(): void {
    const { text = '', line = 1 } = this.#superscript ?? {};
    this.#superscript = undefined;
    const labels = noteNumbers(text);
    if (labels.length > 0) this.#markers.push({ offset: this.#text.length, labels, line });
    else this.#append(text, false);
  }
}

/** The numbers in a superscript (`15, 16`, `3–5`), or none if it is something else ("21<sup>st</sup>"). */
function noteNumbers(superscript: string): string[] {
  const text = superscript.trim();
  if (!NOTE_NUMBERS.test(text)) return [];
  return text
    .replace(/[[\]]/gu, '')
    .split(/[,;]/u)
    .flatMap((part) => {
      const [, first, last] = RANGE.exec(part.trim()) ?? [];
      if (first === undefined || last === undefined) return [String(Number(part))];
      const length = Number(last) - Number(first) + 1;
      if (length < 1 || length > LONGEST_RANGE) return [];
      return Array.from({ length }, (_, i) => String(Number(first) + i));
    });
}
