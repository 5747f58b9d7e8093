/** A name: of a person whose parts are told apart, or as it stands. */
export type CslName = { family: string; given: string } | { literal: string };

/** A date: year, month and day, as far as it is given. */
export interface CslDate {
  'date-parts': [number[]];
}

/**
 * A work as citation programs exchange it: the part of CSL-JSON that endnotes have.
 *
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
export interface CslItem {
  id: string;
  type: 'article-journal' | 'book' | 'chapter' | 'document' | 'webpage';
  title?: string;
  author?: CslName[];
  'container-title'?: string;
  publisher?: string;
  'publisher-place'?: string;
  volume?: string;
  issue?: string;
  page?: string;
  issued?: CslDate;
  accessed?: CslDate;
  URL?: string;
  /** the whole text that the item was made from */
  note: string;
}
