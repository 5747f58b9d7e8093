import type { CheckModel } from './check.js';

/** Written by `npm run check-sentences -- --write`; `signs.ts` says what each sign is. */
export const CHECK_MODEL: CheckModel = {
  meaning: {
    threshold: 0.36,
    bias: -6.871,
    weights: {
      cosine: 6.776,
      covered: 0.7193,
      asked: 4.483,
      near: 3.693,
      longestNew: -6.727,
      otherLanguage: -0.2299,
      cosineOther: -1.363,
      coveredOther: 5.127,
    },
  },
  places: {
    threshold: 0.5,
    bias: 2.434,
    weights: {
      nameMisfit: -8.699,
      numberMisfit: -15.14,
      nameClash: -2.888,
      numberClash: -4.673,
      crossed: -3.445,
      borrowedNames: -1.936,
    },
  },
  polarity: {
    threshold: 0.66,
    bias: 2.033,
    weights: {
      opposed: -5.562,
      opposedOpen: -4.662,
      newNegation: -3.447,
      turned: -12.6,
      onlyOpposite: -3.61,
    },
  },
};
