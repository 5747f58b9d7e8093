import type { Brief } from '../../src/brief/brief.js';
import type { BriefSource } from '../source.js';
import { parseBrief } from './parse.js';
import { reportProblems } from './problems.js';
import { sentenceSegmenter } from './segment.js';

/**
 * Parses a brief's text as it was read from disk.
 *
 * @param source the text with its metadata
 * @param warn hears what is odd in it, with file and line
 * @returns the brief
 * @throws MalformedBriefError if markers and endnotes do not fit together
 */
export function parseSource({ markdown, metadata, path }: BriefSource, warn: (text: string) => void): Brief {
  const segment = sentenceSegmenter(metadata.language);
  const { brief, warnings } = parseBrief(markdown, { source: path, metadata, segment });
  if (warnings.length > 0) warn(reportProblems(path, warnings));
  return brief;
}
