import segment from 'sentencex';
import { withoutRegion } from '../../src/language/words.js';
import type { Segmenter } from './passages.js';

/**
 * Sentence segmentation by Wikimedia's sentencex, which knows the abbreviations of many languages. It takes no full
 * stop before a closing quotation mark for an end; there the Unicode rules decide (UAX #29, SB9 to SB11).
 *
 * @param language a BCP 47 tag; sentencex goes by its first part
 * @returns the segmenter
 */
export function sentenceSegmenter(language: string): Segmenter {
  const code = withoutRegion(language);
  const unicode = new Intl.Segmenter(language, { granularity: 'sentence' });
  return (text) => {
    const starts = new Set([0, ...startsOf(segment(code, text), text)]);
    for (const { segment: sentence, index } of unicode.segment(text)) {
      if (ENDS_IN_QUOTE.test(sentence)) starts.add(index + sentence.length);
    }
    const sorted = [...starts].filter((start) => start < text.length).sort((a, b) => a - b);
    return sorted.map((start, i) => text.slice(start, sorted[i + 1]));
  };
}

const ENDS_IN_QUOTE = /[.!?…]["'\p{Pf}]\s*$/u;

/** Where the sentences begin in the text; the segmenter gives them without the white space around. */
function startsOf(sentences: readonly string[], text: string): number[] {
  let end = 0;
  return sentences.map((sentence) => {
    const start = text.indexOf(sentence, end);
    end = start + sentence.length;
    return start;
  });
}
