import { paragraphIdOf } from '../../src/query/index/indexed-facts.ts';
import { auroc } from '../figures.ts';
import { isGood, type Outcome } from './outcomes.ts';

const LANGUAGES: readonly (readonly [code: string, name: string])[] = [
  ['ar', 'Arabic'],
  ['ckb', 'Sorani'],
  ['tr', 'Turkish'],
  ['fr', 'French'],
];

/**
 * Tables of shares in hundredths. Of the answerable questions: how many are right first (and, of questions that need
 * several paragraphs, how many show them all), how many of these are given as the answer, and how many questions are met
 * with "this may not answer" or with a denial. Of what no source answers: how many are answered.
 */
export function formatOutcomes(title: string, outcomes: readonly Outcome[]): string {
  const answerable = outcomes.filter(({ labelled }) => labelled.paragraphs.length > 0);
  const none = outcomes.filter(({ labelled }) => labelled.paragraphs.length === 0);
  const single = answerable.filter(({ labelled }) => !labelled.all);
  const plain = single.filter(({ labelled }) => labelled.kind !== 'followup');
  const foreign = plain.filter(({ labelled }) => labelled.lang !== 'en');
  const rows: readonly (readonly [name: string, part: readonly Outcome[]])[] = [
    ['English', plain.filter(({ labelled }) => labelled.lang === 'en')],
    ...LANGUAGES.map(
      ([code, name]) => [name, foreign.filter(({ labelled }) => labelled.lang === code)] as const,
    ),
    ['other languages', foreign],
    ['follow-ups', single.filter(({ labelled }) => labelled.kind === 'followup')],
    ['several parts', answerable.filter(({ labelled }) => labelled.all)],
    ['all answerable', answerable],
  ];
  const kinds = [...new Set(none.map(({ labelled }) => labelled.kind))].toSorted();
  const refused = [
    ...kinds.map((kind) => [kind, none.filter(({ labelled }) => labelled.kind === kind)] as const),
    ['all unanswerable', none] as const,
  ];
  const area = auroc(
    answerable.filter(({ nearest }) => nearest).map(({ confidence }) => confidence),
    none.map(({ confidence }) => confidence),
  );
  return [
    `\n${title}\n`,
    line('', 'n', ['right', 'in 3', 'answered', 'unsure', 'denied', 'nearest']),
    ...rows.filter(([, part]) => part.length > 0).map(([name, part]) => answerableLine(name, part)),
    line('', 'n', ['answered', 'unsure', 'denied']),
    ...refused.filter(([, part]) => part.length > 0).map(([name, part]) => unanswerableLine(name, part)),
    `AUROC of the confidence, right against unanswerable: ${area.toFixed(3)}\n`,
  ].join('');
}

function answerableLine(name: string, part: readonly Outcome[]): string {
  const right = ({ labelled, first, whole }: Outcome): boolean => (labelled.all ? whole : first);
  return line(name, String(part.length), [
    share(part, right),
    share(part, ({ three }) => three),
    share(part, isGood),
    share(part, is('unsure')),
    share(part, is('not-in-sources')),
    share(part, ({ nearest }) => nearest),
  ]);
}

function unanswerableLine(name: string, part: readonly Outcome[]): string {
  const outcomes = ['answered', 'unsure', 'not-in-sources'] as const;
  return line(
    name,
    String(part.length),
    outcomes.map((outcome) => share(part, is(outcome))),
  );
}

const is =
  (outcome: Outcome['answer']['outcome']) =>
  ({ answer }: Outcome): boolean =>
    answer.outcome === outcome;

function share(part: readonly Outcome[], good: (outcome: Outcome) => boolean): string {
  return ((100 * part.filter(good).length) / part.length).toFixed(1);
}

function line(name: string, count: string, cells: readonly string[]): string {
  return `${name.padEnd(17)}${count.padStart(5)}${cells.map((cell) => cell.padStart(10)).join('')}\n`;
}

/** A question that did not come out as it should, with what made the answer. */
export function formatMiss({ labelled, answer }: Outcome): string {
  const { id, lang, kind, context, question, paragraphs } = labelled;
  const { explanation: why, statements, related, missing } = answer;
  const ids = (facts: typeof statements): string =>
    facts.map((fact) => `${fact.id}@${paragraphIdOf(fact)}`).join(' ');
  return [
    `${id} ${lang} ${kind} ${context === undefined ? '' : JSON.stringify(context)} ${question}`,
    `   wants ${paragraphs.join(' ') || 'none'}; ${answer.outcome} ${missing?.kind ?? ''} ${ids(statements)}; related ${ids(related)}`,
    `   confidence ${why.confidence.toFixed(2)} kind ${why.kind} matched ${why.matched} unmatched ${why.unmatched} names ${why.names}\n`,
  ].join('\n');
}
