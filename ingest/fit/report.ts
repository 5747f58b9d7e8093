import { mean } from '../../src/retrieve/arithmetic.js';
import type { Fit, Outcome, TradeOff } from './fit.js';

/** Where the report is kept; `npm run fit` writes it. */
export const REPORT_PATH = 'docs/ranking.md';

const SHOWN = 4; // every so many thresholds of the trade-off are shown

const HEAD = `# How well the ranking does

Written by \`npm run fit\`, which also writes the weights into \`ingest/fit/ranking.json\`. Every predicted question is asked of
the index as if it were not in it. The vectors of questions are learned from other questions, and the weights by which a
question is judged are fitted on questions with other answers (five folds each). What answers is ranked by a small network
over the signals that \`src/retrieve/signals/\` names.

- **another reader**: all questions that were written together with the one asked are taken for unknown too: those who wrote
  them word things alike, and readers word them otherwise. The weights are fitted on these.
- **with slips**: those of them that were asked with missing accents, and letters left out, doubled, wrong or swapped.
- **other words**: only the question itself is taken for unknown (leave one out).
- **follow-ups**: questions that go on from what was said (\`*.followups.jsonl\`), by five folds of their own.
- **right first**: the passage that most speaks for is one that answers. A question for a source is also answered by the
  sentence that the source backs, as that is quoted with its endnotes.
- **complete**: the passages chosen are all that answer, and maybe more.
- **overlap**: harmonic mean of precision and recall of the passages chosen.
- **refused**: shares of the questions that the brief does not answer, and of those that it does.
- **beta**: how many times as much recall counts as precision when passages are chosen: as much as keeps answers short.
- **threshold**: probability that the brief answers below which it "does not say": where the fewest questions go wrong if four
  of five are answerable.
`;

/** The fitted models of a brief: for questions that stand alone, and for those that go on from what was said. */
export interface Fits {
  question: Fit;
  followUp: Fit;
}

/** Titles of the two models, with what each is for. */
const TITLES = {
  expanded: '## With predicted questions',
  plain: "## By the brief's own words alone\n\nWhat a brief gets that was never expanded, asked in its own language.",
};

/**
 * Writes up how well the fitted models do.
 *
 * @param fits the model for briefs with predicted questions, and the one for briefs without
 * @returns a document in Markdown
 */
export function report(fits: Readonly<Record<keyof typeof TITLES, Fits>>): string {
  const parts = (['expanded', 'plain'] as const).map((name) => `${TITLES[name]}\n\n${section(fits[name])}`);
  return [HEAD, ...parts].join('\n');
}

function section({ question, followUp }: Fits): string {
  const { beta, threshold } = question.model;
  const { outcomes, again, curve } = question;
  const groups: [string, readonly Outcome[], number][] = [
    ['another reader', outcomes.filter(({ misspelt }) => !misspelt), threshold],
    ['with slips', outcomes.filter(({ misspelt }) => misspelt), threshold],
    ['other words', again.filter(({ misspelt }) => !misspelt), threshold],
    ['follow-ups', followUp.outcomes, followUp.model.threshold],
  ];
  const languages = [...new Set(outcomes.map(({ language }) => language))].sort();
  const rows = groups
    .filter(([, of]) => of.length > 0)
    .flatMap(([name, of, own]) => languages.map((tag) => row(name, tag, of, own)));
  const points = curve.filter((point, i) => i % SHOWN === 0 || point.threshold === threshold);
  return `| asked as by | in | answerable | right first | complete | overlap | words | refused wrongly | not answerable | refused |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}

Beta ${beta} (${followUp.model.beta} for follow-ups), threshold ${threshold} (${followUp.model.threshold}):

| threshold | refused wrongly | answered wrongly |
| ---: | ---: | ---: |
${points.map((point) => pointRow(point, threshold)).join('\n')}
`;
}

function row(name: string, language: string, outcomes: readonly Outcome[], threshold: number): string {
  const own = outcomes.filter((outcome) => outcome.language === language);
  const yes = own.filter(({ answerable }) => answerable);
  const no = own.filter(({ answerable }) => !answerable);
  const isRefused = ({ probability }: Outcome): number => Number(probability < threshold);
  const cells = [
    name,
    language,
    String(yes.length),
    percent(mean(yes.map(({ firstRight }) => Number(firstRight)))),
    percent(mean(yes.map(({ complete }) => Number(complete)))),
    percent(mean(yes.map(({ overlap }) => overlap))),
    mean(yes.map(({ words }) => words)).toFixed(0),
    percent(mean(yes.map(isRefused))),
    String(no.length),
    percent(mean(no.map(isRefused))),
  ];
  return `| ${cells.join(' | ')} |`;
}

function pointRow({ threshold, wrongRefusals, missedRefusals }: TradeOff, chosen: number): string {
  const mark = threshold === chosen ? ' chosen' : '';
  return `| ${threshold.toFixed(2)}${mark} | ${percent(wrongRefusals)} | ${percent(missedRefusals)} |`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
