/**
 * The brief as data: what the parser writes, what the index stores and what every answer is checked against.
 *
 * @module brief
 */

/**
 * How an endnote backs a passage: `direct` (its marker ends the sentence), `covering` (its marker is the next one
 * later in the same paragraph, where authors put one note for a run of sentences), `none` (the author's own analysis).
 */
export type Support = 'direct' | 'covering' | 'none';

/** What kind of text a paragraph is. An `endnote` paragraph is the text of a note. */
export type ParagraphKind = 'text' | 'heading' | 'item' | 'endnote';

/** A heading with what stands under it, up to the next heading. */
export interface Section {
  /** `s1`, `s2`, … in the brief's order */
  id: string;
  title: string;
}

/** A paragraph, heading, list item or note, in plain text, joined again where a page break cut it. */
export interface Paragraph {
  /** `p1`, `p2`, … in the brief's order; `n1`, `n2`, … for endnotes */
  id: string;
  section: string;
  kind: ParagraphKind;
  text: string;
}

/** A sentence of the brief with its place and the endnotes the brief gives for it. */
export interface Passage {
  /** its paragraph and its place there: `p13.s4` */
  id: string;
  paragraph: string;
  section: string;
  kind: ParagraphKind;
  /** the sentence, verbatim but for its markers and line breaks */
  text: string;
  /** numbers of the endnotes that back it, ascending; empty if `support` is `none` */
  endnotes: number[];
  support: Support;
}

/** A numbered note: where a statement comes from. */
export interface Endnote {
  number: number;
  /** the note's text, verbatim, links written out */
  reference: string;
  /** the http and https addresses in it */
  urls: string[];
}

/** What is known of the document as a whole. */
export interface BriefMetadata {
  /** letters, digits and hyphens; names the brief in paths and answers */
  id: string;
  title: string;
  authors: string[];
  /** language of the text, as a BCP 47 tag */
  language: string;
  /** the work that the brief is a part of */
  containerTitle?: string | undefined;
  publisher?: string | undefined;
}

/** One document, ready to be asked. */
export interface Brief extends BriefMetadata {
  sections: Section[];
  paragraphs: Paragraph[];
  /** every passage in the brief's order, notes last */
  passages: Passage[];
  /** by ascending number */
  endnotes: Endnote[];
}
