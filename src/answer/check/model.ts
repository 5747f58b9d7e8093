import type { CheckModel } from './check.js';

/** Written by `npm run check-sentences -- --write`; `signs.ts` says what each sign is. */
export const CHECK_MODEL: CheckModel = {
  meaning: {
    threshold: 0.42,
    bias: -7.816,
    weights: {
      cosine: 8.925,
      covered: 2.458,
      asked: 5.011,
      near: 3.145,
      longestNew: -7.881,
      otherLanguage: 0.5567,
      cosineOther: -9.53,
      coveredOther: 4.991,
    },
  },
  places: {
    threshold: 0.48,
    bias: 2.397,
    weights: {
      nameMisfit: -9.676,
      numberMisfit: -17.17,
      nameClash: -2.693,
      numberClash: -4.399,
      crossed: -3.153,
      borrowedNames: -1.904,
    },
  },
  polarity: {
    threshold: 0.67,
    bias: 2.01,
    weights: {
      opposed: -5.593,
      opposedOpen: -4.624,
      newNegation: -3.163,
      turned: -12.21,
      onlyOpposite: -3.54,
    },
  },
};
