import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import type { Brief, Passage } from '../../src/brief/brief.js';
import type { Chunk } from '../../src/brief/chunk.js';

/** How long a chunk may be, in the embedding model's own measure. */
export interface ChunkLimits {
  /** tokens that the model reads of a text */
  maxTokens: number;
  /** tokens in a text */
  countTokens: (text: string) => number;
}

const SENTENCE_END = '\n'; // between sentences of a paragraph, so that the splitter cuts there first
const URL = /\bhttps?:\/\/\S+/gu;
/** Share of a chunk that is repeated in the next one, so that no thought is lost at a cut. */
const OVERLAP = 0.2;

/**
 * Splits a brief into the texts that get vectors: each passage on its own, and each paragraph as a whole, because a
 * question may meet what a run of sentences says together. Texts longer than the model reads are split further.
 *
 * @param brief a parsed brief
 * @param limits what the embedding model reads
 * @returns the chunks: passages in the brief's order, then paragraphs
 */
export async function splitIntoChunks(brief: Brief, { maxTokens, countTokens }: ChunkLimits): Promise<Chunk[]> {
  const splitter = new RecursiveCharacterTextSplitter({
    chunkSize: maxTokens,
    chunkOverlap: Math.floor(maxTokens * OVERLAP),
    lengthFunction: countTokens,
    separators: [SENTENCE_END, '; ', ', ', ' ', ''],
  });
  const single = brief.passages.map((passage) => [passage]);
  const runs = brief.paragraphs
    .map(({ id }) => brief.passages.filter(({ paragraph }) => paragraph === id))
    .filter((passages) => passages.length > 1);
  const chunks = await Promise.all([...single, ...runs].map((passages) => splitRun(passages, splitter)));
  return chunks.flat();
}

async function splitRun(passages: readonly Passage[], splitter: RecursiveCharacterTextSplitter): Promise<Chunk[]> {
  const texts = passages.map(embeddedText);
  const pieces = await splitter.splitText(texts.join(SENTENCE_END));
  let searched = 0;
  return pieces.map((piece) => {
    const start = texts.join(SENTENCE_END).indexOf(piece, searched);
    searched = start + 1; // pieces overlap, so the next one starts anywhere behind this one's start
    return {
      text: piece.replaceAll(SENTENCE_END, ' '),
      passages: overlapping(passages, texts, start, start + piece.length),
    };
  });
}

/** Ids of the passages that share a character with the span [start, end) of the joined texts. */
function overlapping(passages: readonly Passage[], texts: readonly string[], start: number, end: number): string[] {
  const ids: string[] = [];
  let offset = 0;
  texts.forEach((text, index) => {
    const id = passages[index]?.id;
    if (id && offset < end && offset + text.length > start) ids.push(id);
    offset += text.length + SENTENCE_END.length;
  });
  return ids;
}

/** A note's addresses say nothing to a sentence encoder. */
function embeddedText({ kind, text }: Passage): string {
  return kind === 'endnote' ? text.replace(URL, '').trim() : text;
}
