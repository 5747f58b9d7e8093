import type { CheckModel } from './check.js';

/** Written by `npm run check-sentences -- --write`; `signs.ts` says what each sign is. */
export const CHECK_MODEL: CheckModel = {
  meaning: {
    threshold: 0.64,
    bias: -4.435,
    weights: {
      cosine: 7.962,
      covered: 1.204,
      asked: 3.711,
      near: 1.891,
      longestNew: -8.417,
      otherLanguage: 0.8537,
      cosineOther: -5.615,
      coveredOther: 4.284,
    },
  },
  places: {
    threshold: 0.54,
    bias: 2.392,
    weights: {
      nameMisfit: -9.825,
      numberMisfit: -15.51,
      nameClash: -2.81,
      numberClash: -4.311,
      crossed: -3.115,
      borrowedNames: -2,
    },
  },
  polarity: {
    threshold: 0.68,
    bias: 1.976,
    weights: {
      opposed: -5.534,
      opposedOpen: -4.551,
      newNegation: -3.578,
      turned: -11.45,
      onlyOpposite: -3.62,
    },
  },
};
