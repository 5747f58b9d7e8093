import type { Block } from './blocks.js';

const ENDS_SENTENCE = /[.!?:;…]["'”’»)\]]*$/u;
const STARTS_LOWERCASE = /^\p{Ll}/u;
const PULL_QUOTE_MIN_WORDS = 5; // shorter text in bold is a label, not a quote

/**
 * Drops what the page layout repeated: pull quotes, set off from the text and standing in it word for word.
 *
 * @param blocks a brief's blocks in order
 * @returns the blocks that are text of their own
 */
export function dropPullQuotes(blocks: readonly Block[]): Block[] {
  const isCandidate = ({ kind, setOff, text }: Block): boolean =>
    kind === 'text' && setOff && text.split(' ').length >= PULL_QUOTE_MIN_WORDS;
  const body = blocks
    .filter((block) => !isCandidate(block))
    .map(({ text }) => plainQuotes(text))
    .join(' ');
  return blocks.filter((block) => !(isCandidate(block) && body.includes(core(block.text))));
}

/**
 * Joins paragraphs that a page break cut: one that ends in the middle of a sentence with one that goes on in lower case.
 *
 * @param blocks a brief's blocks in order, without pull quotes
 * @returns the blocks with cut paragraphs made whole, each with all its markers and links
 */
export function joinCutParagraphs(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last && continues(last, block)) joined[joined.length - 1] = join(last, block);
    else joined.push(block);
  }
  return joined;
}

function continues(last: Block, next: Block): boolean {
  const bothText = last.kind === 'text' && next.kind === 'text';
  return bothText && !ENDS_SENTENCE.test(last.text) && STARTS_LOWERCASE.test(next.text);
}

function join(first: Block, second: Block): Block {
  const start = first.text.length + 1;
  return {
    ...first,
    text: `${first.text} ${second.text}`,
    markers: [...first.markers, ...second.markers.map((marker) => ({ ...marker, offset: marker.offset + start }))],
    urls: [...new Set([...first.urls, ...second.urls])],
    setOff: first.setOff && second.setOff,
  };
}

/** A pull quote without the quotation marks and dots around it. */
function core(text: string): string {
  return plainQuotes(text).replace(/^["'. …]+|["'. …]+$/gu, '');
}

function plainQuotes(text: string): string {
  return text.replace(/[“”«»]/gu, '"').replace(/[‘’]/gu, "'");
}
