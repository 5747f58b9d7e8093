import type { BriefWords } from './brief-words.js';
import { clashesIn } from './clash.js';
import { crossedIn } from './crossed.js';
import { misfitOf } from './margin.js';
import { isAsked, isMet, type Meeting } from './meet.js';
import { completesName, nameRuns } from './names.js';
import { negationsIn, turnsIn } from './polarity.js';
import type { Reading, Term } from './terms.js';

/** The signs by which it is told whether passages say what a sentence says, by what they tell. Their weights are fitted. */
export const CHECK_SIGNS = {
  /** its meaning is theirs */
  meaning: [
    'cosine', // how far the nearest of its passages stands out among all passages, by vectors: in tens of deviations
    'covered', // share of its words that stand in its passages
    'asked', // … or in the questions predicted for them
    'near', // … or near them
    'longestNew', // its longest run of words that do not, as a share of six
    'otherLanguage', // it is in another language than the brief
    'cosineOther', // its cosine, if it is
    'coveredOther', // its share of words, if it is
  ],
  /** names and numbers stand with what they stand with in them */
  places: [
    'nameMisfit', // how much better another name would fit in the place of its worst placed one
    'numberMisfit', // … another number
    'nameClash', // names in whose place a passage has another one, word for word
    'numberClash', // … numbers
    'crossed', // numbers that stand nearest to another name, or year, than in its passages
    'borrowedNames', // names that stand near its passages and not in them, though these have other names
  ],
  /** nothing is turned round */
  polarity: [
    'opposed', // what is negated in it and not in its passages, or the reverse
    'opposedOpen', // … if another word of theirs may say the same as a negation
    'newNegation', // it negates something of which its passages do not speak, and they negate nothing
    'turned', // how much a word of the opposite direction would fit better where it has one
    'onlyOpposite', // words of direction that have only their opposite in its passages
  ],
} as const;
export type Aspect = keyof typeof CHECK_SIGNS;
export type CheckSign = (typeof CHECK_SIGNS)[Aspect][number];

const LONG_RUN = 6;
const DEVIATIONS = 10;
const LEAST_MARGIN = 0.05; // by which something that is in its place fits better than anything else

/** What signs are read from. */
export interface SignParts {
  /** the sentence, read */
  sentence: Reading;
  /** its passages */
  meetings: readonly Meeting[];
  /** the sentences in which their pronouns' antecedents stand */
  antecedents: readonly Meeting[];
  /** what stands near them */
  context: readonly Meeting[];
  /** what the words of the questions predicted for them, in the sentence's language, may stand for */
  asked: readonly ReadonlySet<string>[];
  /** by how many standard deviations the nearest of them stands out, by vectors */
  cosine: number;
  known: BriefWords;
}

/**
 * Reads the signs off a sentence and its passages.
 *
 * @param parts see {@link SignParts}
 * @returns a value a sign, each 0 or -1 to about 1
 */
export function signsOf(parts: SignParts): Record<CheckSign, number> {
  const { sentence, meetings, antecedents, context, asked, cosine, known } = parts;
  const { terms } = sentence;
  const words = placesOf(terms, 'word');
  const share = (test: (term: number) => boolean): number =>
    words.length > 0 ? words.filter(test).length / words.length : 1;
  const isHere = (term: number): boolean => isMet(meetings, term);
  const isKnown = (term: number): boolean => isHere(term) || isAsked(asked, terms[term] as Term);
  const passages = meetings.map(({ passage }) => passage);
  const clashes = clashesIn(sentence, meetings);
  const isCompleting = (term: number): boolean => completesName(sentence, meetings, term, known);
  // The best placed part of a name speaks for the whole.
  const worst = (runs: readonly (readonly number[])[]): number =>
    Math.max(
      0,
      ...runs.map((run) => LEAST_MARGIN + Math.min(...run.map((term) => misfitOf(sentence, meetings, term)))),
    );
  const isBorrowed = (term: number): boolean => !isMet([...meetings, ...antecedents], term) && !isCompleting(term);
  const borrowed = nameRuns(terms).filter((run) => run.every(isBorrowed)).length;
  const hasNames = passages.some((passage) => placesOf(passage.terms, 'name').length > 0);
  const covered = share(isHere);
  const isOther = sentence.language !== passages[0]?.language;
  return {
    cosine: cosine / DEVIATIONS,
    covered,
    asked: share(isKnown),
    near: share((term) => isKnown(term) || isMet(context, term)),
    longestNew:
      Math.min(
        LONG_RUN,
        longestRun(words, (term) => !isKnown(term)),
      ) / LONG_RUN,
    otherLanguage: Number(isOther),
    cosineOther: isOther ? cosine / DEVIATIONS : 0,
    coveredOther: isOther ? covered : 0,
    nameMisfit: worst(nameRuns(terms)),
    numberMisfit: worst(placesOf(terms, 'number').map((term) => [term])),
    nameClash: clashes.name,
    numberClash: clashes.number,
    crossed: crossedIn(sentence, meetings),
    borrowedNames: hasNames ? borrowed : 0,
    ...negationsIn(sentence, meetings),
    ...turnsIn(sentence, meetings),
  };
}

function placesOf(terms: readonly Term[], kind: Term['kind']): number[] {
  return terms.flatMap((own, term) => (own.kind === kind ? [term] : []));
}

function longestRun(words: readonly number[], isNew: (term: number) => boolean): number {
  let [longest, run] = [0, 0];
  for (const term of words) {
    run = isNew(term) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
