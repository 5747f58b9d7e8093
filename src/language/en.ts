import type { Language } from './language.js';
import { wordSet } from './words.js';

/** English. */
export const english: Language = {
  functionWords: wordSet(`
    a an the some any each every all both either neither no not none other another own very too just only even more most
    much many few less least several
    of in on at by for with about against between into through during before after above below to from up down out off
    over under again further within without toward towards upon per via since until till as like than
    and or but nor so yet if because while although though whether also however plus else
    i you we me us my your our mine yours myself yourself
    am is are was were be been being do does did done doing have has had having can could will would shall should may
    might must let lets get gets got
    what which who whom whose when where why how
    there here now then ever never still already
    please tell explain describe give show say says said saying mean means meant know think happen happened happens
    exactly actually really according
    yes ok okay well s t d ll re ve m
    he she it they him her them his hers its their theirs himself herself itself themselves this that these those one
    ones same such former latter`),
  pronouns:
    /(?<!\p{L})(?:s?he|it|they|him|her|them|his|hers|its|their|theirs|th(?:is|ese|ose)|that(?=[\s?!.,]*$|'s|\s+(?:one|law|happen|mean|figure|number|case|year|time|claim|say|deal|come|rate))|there(?=[\s?!.,]*$)|then(?=[\s?!.,]*$)|(?:the )?(?:same|former|latter|other (?:one|side|country|party)|others)|such)(?!\p{L})/u,
  connectives: /^(?:and|but|so|or|also|then|plus|what about|how about|what of|as for)\b/u,
  preposition: /^(?:under|in|during|for|with|from|by|at|before|after|since|between|among)\s/iu,
  ofYear: '(?:in|during|for|of|(?<!(?:before|after|since|until|by) (?:the )?)year)',
  asksForFigure: /\b(?:rates?|shares?|percentages?|figures?|counts?)\b/u,
  spanJoint: '(?:and|to|until|through)',
  asksToInvent:
    /(?:^|[.,:;!?]\s*|\b(?:please|just|now|and|then|to|you)\s+)(?:(?:invent|make up|fabricate|forge|falsify|pretend)\b|(?:write|compose|draft|create) (?:me )?an? (?:\w+ ){0,2}(?:sentence|line|quote|quotation|paragraph|statement|citation|headline|post|tweet) (?:saying|claiming|stating|that (?:says|claims|states))\b)/u,
  joints: { words: 'and|also|as well as', questions: 'what|which|who|whom|whose|when|where|why|how' },
  numberedNote: '(?:end|foot)?[ -]?notes?|sources?|references?|citations?',
  leansBack:
    /^(?:(?:this|these|those|such|that|it|they|he|she|his|her|its|their|however|instead)(?!\p{L})|[^,.]{0,30}(?<!\p{L})(?:this|these|those)(?!\p{L})[^,.]{0,20},)/iu,
  wellFormed: /^\p{Lu}[^?]*\?$/u,
  smallTalk:
    /^(?:(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|thanks?(?: you)?(?: so much| very much| a lot)?|cheers|bye|goodbye|see you|ok(?:ay)?|cool|great|nice|how are you(?: doing)?(?: today)?|what'?s up|who are you|what are you|what can (?:you|i) (?:do|ask)(?: you)?(?: here)?|what is this|help|test|testing|there|everyone|all|friend)[\s,.!?]*)+$/u,
  noteWords:
    wordSet(`note notes endnote endnotes footnote footnotes source sources reference references citation citations
    cite cites cited number numbers link links url address wrote written write author authors by publish published
    publication publisher date dated year title titled name named called title full page pages about back backs backed
    support supports supported find read appear appears statement sentence claim passage contain contains text content
    refer refers end foot whose point points go goes outlet
    exactly stand stands entry list listed piece pieces article articles rely relies relied`),
  documentWords: wordSet('brief paper document chapter report study'),
  author: { called: 'the author', titles: 'dr|prof|professor|mr|mrs|ms' },
  asksForAuthor: /\b(?:wrote|written|authors?|publish(?:ed|er)|publication)\b/u,
  asksForBacked:
    /\b(?:claims?|statements?|sentences?|passages?|facts?|assertions?|supports?|backs?|underpins?|substantiates?|rest(?:s|ed)? on|rel(?:y|ies|ied) on|(?:used|cited|there) for)\b/u,
  asksForLink: /\b(?:links?|url|urls|web ?address|online|website)\b/u,
  says: {
    notInBrief: 'The brief does not say.',
    hello: 'Hello! Ask me anything about this brief, and I answer in its own words, with its endnotes.',
    noSuchNote: (number, first, last) => `The brief has no endnote ${number}: its endnotes are ${first} to ${last}.`,
    noLink: 'The brief gives no link for this source.',
    noSource: 'The brief gives no endnote for this: it is the author’s own analysis.',
  },
};
