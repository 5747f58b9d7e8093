import type { Passage, Support } from '../brief/brief.js';
import type { BriefLookup } from '../brief/lookup.js';
import type { Answer, AnswerSentence, Citation, NearestPassage, RelatedEndnote } from './answer.js';
import type { Draft, DraftSentence } from './draft.js';

const RELATED_COUNT = 3; // enough to go on reading, few enough not to look like support

/** Brackets that readers take for a citation, and what stands in one: numbers with signs and words of reference. */
const BRACKETED = /[[［【〔〚⟦]([^[\]［］【】〔〕〚〛⟦⟧]*)[\]］】〕〛⟧]/gu;
const REFERENCE =
  /^(?:[^\p{L}\p{N}]|\p{N}|(?<!\p{L})(?:see|cf|ref|refs|note|notes|endnote|endnotes|footnote|footnotes|nota|notas|véase|n|no|nos|fn|p|pp|and|y|to|a)(?!\p{L}))*$/iu;
const SUPERSCRIPT = /(?:<sup>[^<]*<\/sup>|[⁰¹²³⁴-⁹]+)/giu;

/**
 * The citation check: the only way out for an answer, in every mode and at every endpoint.
 *
 * It takes endnote numbers from the brief alone. Whatever number a composer wrote into its text is removed; the numbers
 * that the brief attaches to the sentence's own passages are written instead. A sentence that rests on no passage of
 * the brief is dropped, and an answer of which nothing is left becomes "the brief does not say".
 *
 * @param draft what a composer proposes
 * @param lookup the brief
 * @returns the parts of an answer that speak of the brief
 */
export function cite(
  draft: Draft,
  lookup: BriefLookup,
): Pick<Answer, 'status' | 'answer' | 'sentences' | 'citations' | 'related' | 'nearest' | 'suggestions'> {
  const checked = citeSentences(draft, lookup);
  const sentences = checked.map(({ sentence }) => sentence);
  const answered = sentences.length > 0;
  return {
    status: answered ? 'answered' : 'not_in_brief',
    answer: answered ? checked.map(writeSentence).join('') : withoutReferences(draft.message),
    sentences,
    citations: citationsOf(sentences, lookup),
    related: relatedTo(sentences, lookup),
    nearest: answered ? [] : draft.nearest.flatMap((id) => nearestPassage(id, lookup)),
    suggestions: draft.suggestions.map(withoutReferences),
  };
}

/**
 * Removes what reads like a reference to a note: bracketed numbers, superscripts.
 *
 * @param text any text
 * @returns the text without them; other brackets stay
 */
export function withoutReferences(text: string): string {
  let cleaned = text;
  let before: string;
  do {
    before = cleaned; // removing one reference can uncover another: "[[1]2]"
    cleaned = cleaned
      .replace(SUPERSCRIPT, '')
      .replace(BRACKETED, (whole, content: string) => (/\p{N}/u.test(content) && REFERENCE.test(content) ? '' : whole));
  } while (cleaned !== before);
  return cleaned === text ? text : cleaned.replace(/ +(?=[.,;:!?]|$)/gu, '').replace(/ {2,}/gu, ' ');
}

/** A sentence that has passed the citation check, and what separates it from the one before. */
export interface Checked {
  sentence: AnswerSentence;
  lead: string;
}

/** @returns the sentences of a draft that pass the citation check, as {@link cite} takes them */
export function citeSentences({ status, sentences }: Draft, lookup: BriefLookup): Checked[] {
  return status === 'answered' ? sentences.flatMap((sentence) => citeSentence(sentence, lookup)) : [];
}

/**
 * The citation check of one sentence: the same that {@link cite} makes of each.
 *
 * @param draft what a composer proposes
 * @param lookup the brief
 * @returns the sentence with the numbers that the brief attaches to its passages; none if it rests on no passage
 */
export function citeSentence({ text, passages, lead = ' ' }: DraftSentence, lookup: BriefLookup): Checked[] {
  const found = [...new Set(passages)].flatMap((id) => lookup.passage(id) ?? []);
  const cleaned = withoutReferences(text).trim();
  if (found.length === 0 || cleaned === '') return [];
  const endnotes = ascending(found.flatMap((passage) => passage.endnotes));
  const sentence = { text: cleaned, endnotes, support: strongest(found), passages: found.map(({ id }) => id) };
  return [{ sentence, lead: withoutReferences(lead) }];
}

function strongest(passages: readonly Passage[]): Support {
  const has = (support: Support): boolean => passages.some((passage) => passage.support === support);
  if (has('direct')) return 'direct';
  return has('covering') ? 'covering' : 'none';
}

/** @returns the n-th sentence of an answer, from 0, as it stands in its text: after what separates it, with its numbers */
export function writeSentence({ sentence: { text, endnotes }, lead }: Checked, n: number): string {
  const numbers = endnotes.length > 0 ? ` [${endnotes.join(', ')}]` : '';
  return `${n > 0 ? lead : ''}${text}${numbers}`;
}

function citationsOf(sentences: readonly AnswerSentence[], lookup: BriefLookup): Citation[] {
  const passages = [...new Set(sentences.flatMap((sentence) => sentence.passages))].flatMap(
    (id) => lookup.passage(id) ?? [],
  );
  return ascending(sentences.flatMap(({ endnotes }) => endnotes)).flatMap((number) => {
    const endnote = lookup.endnote(number);
    if (!endnote) return [];
    const resting = passages.filter(({ kind, endnotes }) => kind !== 'endnote' && endnotes.includes(number));
    // A note that is quoted itself shows what it backs.
    const evidence = resting.length > 0 ? resting : lookup.backedBy(number);
    return [
      {
        endnote: number,
        reference: endnote.reference,
        urls: endnote.urls,
        passages: evidence.map(({ id, section, text, support }) => ({
          id,
          section: lookup.sectionTitle(section),
          quote: text,
          support,
        })),
      },
    ];
  });
}

/** The endnotes nearest to the author's own analysis, in the same section; never those already cited. */
function relatedTo(sentences: readonly AnswerSentence[], lookup: BriefLookup): RelatedEndnote[] {
  const own = sentences.filter(({ support }) => support === 'none').flatMap((sentence) => sentence.passages);
  const cited = new Set(sentences.flatMap(({ endnotes }) => endnotes));
  const distances = new Map<number, number>();
  for (const id of own) {
    const place = lookup.position(id);
    for (const passage of lookup.inSection(lookup.passage(id)?.section ?? '')) {
      const distance = Math.abs(lookup.position(passage.id) - place);
      for (const number of passage.support === 'direct' ? passage.endnotes : [])
        distances.set(number, Math.min(distance, distances.get(number) ?? Number.POSITIVE_INFINITY));
    }
  }
  return [...distances]
    .filter(([number]) => !cited.has(number))
    .sort(([a, near], [b, far]) => near - far || a - b)
    .slice(0, RELATED_COUNT)
    .flatMap(([number]) => lookup.endnote(number) ?? [])
    .map(({ number, reference }) => ({ endnote: number, reference }));
}

/**
 * Shows a passage as near to a question, not as support of anything.
 *
 * @param id its id
 * @param lookup the brief
 * @returns the passage; none if the brief has none of that id
 */
export function nearestPassage(id: string, lookup: BriefLookup): NearestPassage[] {
  const passage = lookup.passage(id);
  if (!passage) return [];
  const { section, text, endnotes } = passage;
  return [{ id, section: lookup.sectionTitle(section), quote: text, endnotes }];
}

function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
