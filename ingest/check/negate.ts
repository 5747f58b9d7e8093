import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { type EditKind, type EditSource, pick } from './edits.js';

/** What is looked for, and what stands there instead; `$1` is what the first group found. */
type Rewriting = readonly [RegExp, string];

/** How statements are negated, and negations taken back, by language. */
const NEGATIONS: Readonly<Record<string, readonly Rewriting[]>> = {
  en: [
    [/\bcannot\b/u, 'can'],
    [/\bcan no longer\b/u, 'can still'],
    [/\b(is|are|was|were|has|have|would|could|should|may|does|did) not (?!only)/u, '$1 '],
    [/\b(?:un(?=(?!der)\p{L}{4,}ed\b)|in(?=capable\b|effective\b|adequate\b)|un(?=willing|able\b))/u, ''],
    [
      /\b(is|are|was|were|has|have|had|will|would|can|could|should|may|might|must) (?!not\b|never\b|no\b|only\b)/u,
      '$1 not ',
    ],
    [
      /(?<!\bnot )(?<!\bbeen )(?<=\p{L}{3} )(\p{L}{3,}ed) (?=(?:the|a|an|to|in|that|its|both|by|its|on|an)\b)/u,
      'never $1 ',
    ],
  ],
  es: [
    [/\bno (?=\p{L})/u, ''],
    [/\bsin (?=\p{L})/u, 'con '],
    [
      /(?<!\bno )\b((?:se |lo |la |le |les |nos )?(?:ha|han|fue|fueron|es|son|era|eran|está|están|puede|podría|debe|deben|debería|sigue|siguen|será|tenía|tiene|había|llevó|hay)) /u,
      'no $1 ',
    ],
    [/(?<!\bno )(?<=[\p{L},] )((?:se )?\p{L}{3,}(?:ó|aron|ieron)) /u, 'no $1 '],
  ],
};

/** Words and what says the opposite, by language. */
const OPPOSITES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  en: [
    ['increased', 'decreased'],
    ['increase', 'decrease'],
    ['increasing', 'decreasing'],
    ['rose', 'fell'],
    ['surged', 'dropped'],
    ['escalated', 'declined'],
    ['went up', 'went down'],
    ['climbed', 'fell'],
    ['more', 'less'],
    ['upward', 'downward'],
    ['high', 'low'],
    ['before', 'after'],
    ['began', 'ended'],
    ['begin', 'end'],
    ['improve', 'worsen'],
    ['improving', 'worsening'],
    ['strengthen', 'weaken'],
    ['failed', 'succeeded'],
    ['positive', 'negative'],
    ['positively', 'negatively'],
    ['supported', 'opposed'],
    ['support', 'oppose'],
    ['criticized', 'praised'],
    ['celebrated', 'condemned'],
    ['legalize', 'prohibit'],
    ['legalizing', 'prohibiting'],
    ['southern', 'northern'],
    ['unilateral', 'joint'],
    ['distrust', 'trust'],
    ['effective', 'ineffective'],
    ['marginal', 'major'],
    ['significant', 'insignificant'],
    ['most', 'least'],
    ['short-term', 'long-term'],
    ['first', 'last'],
    ['reduce', 'increase'],
    ['reducing', 'increasing'],
  ],
  es: [
    ['aumentaron', 'disminuyeron'],
    ['aumentar', 'disminuir'],
    ['aumento', 'descenso'],
    ['subieron', 'bajaron'],
    ['bajó', 'subió'],
    ['más', 'menos'],
    ['antes', 'después'],
    ['comenzar', 'terminar'],
    ['mejorar', 'empeorar'],
    ['fortalecer', 'debilitar'],
    ['reforzar', 'debilitar'],
    ['reforzó', 'debilitó'],
    ['positivos', 'negativos'],
    ['negativas', 'positivas'],
    ['respaldó', 'rechazó'],
    ['celebró', 'condenó'],
    ['legalizar', 'prohibir'],
    ['sur', 'norte'],
    ['unilateral', 'conjunta'],
    ['desconfianza', 'confianza'],
    ['marginal', 'importante'],
    ['primera', 'última'],
    ['reducir', 'aumentar'],
    ['agravado', 'mejorado'],
    ['amplió', 'redujo'],
  ],
};

/**
 * Makes a sentence say the opposite.
 *
 * @param source the sentence
 * @param kind by a negation, or by a word of the opposite direction
 * @param random where chance comes from
 * @returns the edited sentence; undefined if there is nothing in it to turn round
 */
export function turnRound({ text, language }: EditSource, kind: EditKind, random: RandomGenerator): string | undefined {
  if (kind === 'direction') {
    const pairs = (OPPOSITES[language] ?? []).flatMap(([a, b]): Rewriting[] => [
      [word(a), b],
      [word(b), a],
    ]);
    return rewrite(
      text,
      pick(
        pairs.filter(([pattern]) => pattern.test(text)),
        random,
      ),
    );
  }
  const fitting = (NEGATIONS[language] ?? []).filter(([pattern]) => pattern.test(text));
  return rewrite(text, pick(fitting, random), random);
}

function word(text: string): RegExp {
  return new RegExp(`(?<![\\p{L}-])${text}(?![\\p{L}-])`, 'u');
}

/** Rewrites one of the places that a pattern finds: any of them by chance, or the first. */
function rewrite(text: string, rewriting: Rewriting | undefined, random?: RandomGenerator): string | undefined {
  if (!rewriting) return undefined;
  const pattern = new RegExp(rewriting[0].source, 'gu');
  const places = [...text.matchAll(pattern)].map(({ index }) => index);
  const place = random ? pick(places, random) : places[0];
  return text.replace(pattern, (found, ...groups) =>
    groups.includes(place) ? rewriting[1].replace('$1', String(groups[0])) : found,
  );
}
