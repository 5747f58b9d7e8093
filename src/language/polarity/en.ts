import { wordSet } from '../words.js';
import type { Polarity } from './polarity.js';

/** English words that turn a statement round; in lower case. */
export const englishPolarity: Polarity = {
  negators: wordSet(`not never no neither nor without cannot none nobody nothing nowhere
    isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't mustn't`),
  weakNegators:
    wordSet(`fail fails failed failing failure lack lacks lacked lacking unable inability incapable incapacity
    unwilling unwillingness refuse refuses refused refusal reject rejects rejected rejection deny denies denied absence
    absent hardly barely scarcely few little short far instead rather less unless`),
  notNegated: new Set(['not only', 'not just', 'not merely', 'not simply', 'no doubt', 'no sooner']),
  breaks: wordSet('but although though while whereas however because since which who that whose where'),
  prefixes: ['un', 'in', 'im', 'ir', 'il', 'dis', 'non', 'mis'],
  directions: {
    amount: [
      wordSet(`increase increases increased increasing increasingly rise rises rose risen rising grow grows grew grown growing
       climb climbs climbed climbing surge surges surged surging soar soared escalate escalated escalating augment
       augmented up upward higher more greater expand expands expanded expanding boost boosted jump jumped swell`),
      wordSet(`decrease decreases decreased decreasing fall falls fell fallen falling drop drops dropped dropping decline declines
       declined declining reduce reduces reduced reducing reduction shrink shrank shrunk diminish diminished down downward
       lower less fewer smaller cut cuts limit limits limited narrow narrowed contract contracted plunge plunged`),
    ],
    time: [
      wordSet('before prior previously earlier previous preceding'),
      wordSet('after following afterwards later subsequent subsequently'),
    ],
    course: [
      wordSet('begin begins began begun start starts started launch'),
      wordSet('end ends ended finish finished conclude concluded'),
    ],
    quality: [
      wordSet('improve improves improved improving improvement better'),
      wordSet(
        'worsen worsens worsened worsening amplify amplified aggravate aggravated deteriorate deteriorated worse',
      ),
    ],
    strength: [
      wordSet('strengthen strengthens strengthened strengthening fortify buttress buttressing bolster'),
      wordSet('weaken weakens weakened weakening undermine undermines undermined undermining'),
    ],
    success: [
      wordSet(
        'succeed succeeds succeeded success successful successfully manage managed achieve achieved fulfil fulfilled',
      ),
      wordSet('fail fails failed failing failure unsuccessful unfulfilled'),
    ],
    value: [wordSet('positive positively good'), wordSet('negative negatively bad adverse detrimental')],
    support: [
      wordSet('support supports supported supporting endorse endorses endorsed favour favoured favor favored'),
      wordSet('oppose opposes opposed opposing reject rejects rejected condemn condemned'),
    ],
    acceptance: [wordSet('accept accepts accepted'), wordSet('reject rejects rejected refuse refuses refused')],
    judgement: [
      wordSet('praise praised celebrate celebrated welcome welcomed'),
      wordSet('criticise criticised criticize criticized condemn condemned'),
    ],
    permission: [
      wordSet('allow allows allowed permit permits permitted legalize legalise legalized legalised legalizing'),
      wordSet('prohibit prohibits prohibited prohibiting ban bans banned forbid forbidden criminalize criminalized'),
    ],
    inclusion: [wordSet('include includes included including'), wordSet('exclude excludes excluded excluding')],
    gain: [wordSet('gain gained win won'), wordSet('lose lost loss losing')],
    majority: [wordSet('most majority'), wordSet('least minority')],
    universal: [wordSet('all every always'), wordSet('none never')],
    height: [wordSet('high highest'), wordSet('low lowest')],
    length: [wordSet('long longer'), wordSet('short shorter')],
    latitude: [wordSet('north northern northward'), wordSet('south southern southward')],
    longitude: [wordSet('east eastern'), wordSet('west western')],
    home: [wordSet('domestic domestically internal national'), wordSet('foreign abroad external international')],
    sides: [wordSet('unilateral unilaterally'), wordSet('bilateral joint jointly')],
    trust: [wordSet('trust confidence'), wordSet('distrust mistrust')],
    effect: [wordSet('effective effectively'), wordSet('ineffective ineffectively')],
    size: [
      wordSet('major significant significantly large big'),
      wordSet('minor marginal marginally insignificant small'),
    ],
    order: [wordSet('first'), wordSet('last')],
    limit: [wordSet('above over exceed exceeded'), wordSet('below under')],
    grant: [
      wordSet('remove removes removed withdraw withdrawn withdrawing'),
      wordSet('grant grants granted deploy deployed impose imposed'),
    ],
  },
};
