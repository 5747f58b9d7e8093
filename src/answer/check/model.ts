import type { CheckModel } from './check.js';

/** Written by `npm run check-sentences -- --write`; `signs.ts` says what each sign is. */
export const CHECK_MODEL: CheckModel = {
  meaning: {
    threshold: 0.55,
    bias: -5.207,
    weights: {
      cosine: 6.136,
      covered: 1.995,
      asked: 3.754,
      near: 2.227,
      longestNew: -7.399,
      otherLanguage: 0.6511,
      cosineOther: -3.747,
      coveredOther: 4.113,
    },
  },
  places: {
    threshold: 0.53,
    bias: 2.103,
    weights: {
      nameMisfit: -10.31,
      numberMisfit: -25.11,
      nameClash: -2.377,
      numberClash: -2.582,
      borrowedNames: -1.645,
    },
  },
  polarity: {
    threshold: 0.39,
    bias: 1.923,
    weights: {
      opposed: -5.437,
      opposedOpen: -3.816,
      newNegation: -2.276,
      turned: -9.323,
      onlyOpposite: -3.426,
    },
  },
};
