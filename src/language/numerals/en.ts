import { wordSet } from '../words.js';
import type { Numerals } from './numerals.js';

/** English numerals; words as they are compared, in lower case. */
export const englishNumerals: Numerals = {
  cardinals: {
    ...{ zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
    ...{ eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18 },
    ...{ nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 },
  },
  scales: { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
  ordinals: {
    ...{ first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 },
    ...{ eleventh: 11, twelfth: 12, twentieth: 20, thirtieth: 30 },
  },
  determiners: wordSet('the its his her their our this that these those a an each every'),
  decades: {
    twenties: 20,
    thirties: 30,
    forties: 40,
    fifties: 50,
    sixties: 60,
    seventies: 70,
    eighties: 80,
    nineties: 90,
  },
  implied: { both: 2, pair: 2, couple: 2, bilateral: 2, dozen: 12, decade: 10, century: 100 },
  vague: {
    ...{ dozens: 'tens', tens: 'tens', scores: 'tens', hundreds: 'hundreds', thousands: 'thousands' },
    ...{ millions: 'millions', billions: 'billions', half: 'half', halved: 'half', twice: 'double', double: 'double' },
    ...{
      doubled: 'double',
      doubling: 'double',
      triple: 'triple',
      tripled: 'triple',
      tripling: 'triple',
      thrice: 'triple',
    },
    ...{ quadrupled: 'quadruple', quadruple: 'quadruple' },
  },
  one: ['one'],
  joint: 'and',
  percent: ['percent', 'per cent', 'pct'],
  decadeWords: ['decade', 'decades'],
  centuryWords: ['century'],
  months: [
    ...[['january', 'jan'], ['february', 'feb'], ['march', 'mar'], ['april', 'apr'], ['may'], ['june', 'jun']],
    ...[
      ['july', 'jul'],
      ['august', 'aug'],
      ['september', 'sept', 'sep'],
      ['october', 'oct'],
      ['november', 'nov'],
    ],
    ...[['december', 'dec']],
  ],
  otherwise: ['may', 'march', 'mar', 'jan', 'jun', 'jul', 'sep', 'sept', 'oct', 'nov', 'dec'],
};
