import { segment } from 'sentencex';
import type { Segmenter } from './passages.js';

/**
 * Sentence segmentation by Wikimedia's sentencex, which knows the abbreviations of some 240 languages.
 *
 * @param language a BCP 47 tag; the segmenter goes by its first part
 * @returns the segmenter
 */
export function sentenceSegmenter(language: string): Segmenter {
  const code = language.split('-')[0] ?? language;
  return (text) => segment(code, text);
}
