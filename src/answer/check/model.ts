import type { CheckModel } from './check.js';

/** Written by `npm run check-sentences -- --write`; `signs.ts` says what each sign is. */
export const CHECK_MODEL: CheckModel = {
  meaning: {
    threshold: 0.54,
    bias: -7.464,
    weights: {
      cosine: 6.703,
      covered: 1.179,
      asked: 4.638,
      near: 4.475,
      longestNew: -7.696,
      otherLanguage: 0.4922,
      cosineOther: -0.2121,
      coveredOther: 4.116,
    },
  },
  places: {
    threshold: 0.41,
    bias: 2.456,
    weights: {
      nameMisfit: -8.735,
      numberMisfit: -15.57,
      nameClash: -2.805,
      numberClash: -4.961,
      crossed: -3.419,
      borrowedNames: -1.915,
    },
  },
  polarity: {
    threshold: 0.67,
    bias: 2.032,
    weights: {
      opposed: -5.56,
      opposedOpen: -4.649,
      newNegation: -3.439,
      turned: -12.36,
      onlyOpposite: -3.688,
    },
  },
};
