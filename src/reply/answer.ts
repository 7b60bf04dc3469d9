import { newestAccount, publishersOf } from '../knowledge/accounts.ts';
import type { Fact, Knowledge } from '../knowledge/model.ts';
import { offeredFacts } from '../knowledge/offered-facts.ts';
import type { Answer } from '../query/types.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { call, labelled, paragraph, reply, text } from './build.ts';
import { showDate } from './dates.ts';
import { formBlocks } from './forms.ts';
import { LONGEST_LABEL } from './next-question.ts';
import { refusal } from './refusal.ts';
import type { Action, Block, Line, Reply } from './reply.ts';
import { sourceAgeLine } from './source-age.ts';
import { Statements } from './statements.ts';
import { nameOf, quoted } from './text.ts';

const MAX_FURTHER = 4;
/** How many earlier questions are shown with a follow-up: as many as the engine reads. */
const EARLIER = 2;
/** Refusals of what is no question at all. */
const NOT_ASKED: ReadonlySet<string> = new Set(['empty', 'too-long', 'not-a-question']);

/** What an answer is composed with. */
export interface ComposeOptions {
  readonly knowledge: Knowledge;
  readonly now: Date;
  /** Earlier questions of the conversation, oldest first. */
  readonly earlier?: readonly string[];
  /** A question to ask next, which the knowledge answers. */
  readonly next?: string;
  /** Readers can vote on the answer. */
  readonly canVote?: boolean;
  /** Readers can be notified later of what the sources do not say yet. */
  readonly canWait?: boolean;
}

/** Questions that somebody who only greets is offered. */
const MOST_FIRST = 3;

/** Buttons with questions that show what can be asked. */
function firstQuestions({ form, language, asOf }: Answer, knowledge: Knowledge): readonly Action[] {
  if (form.kind !== 'talk') return [];
  const questions = offeredFacts(knowledge).flatMap(({ ask }) => ask?.[language] ?? []);
  return questions
    .filter(({ length }) => length <= LONGEST_LABEL)
    .slice(0, MOST_FIRST)
    .map((question) => call(question, 'ask', { question, ...given({ as_of: asOf }) }));
}

/** Composes the reply to a question: the direct answer, what comes nearest, or a useful refusal, with all citations. */
export function composeAnswer(answer: Answer, options: ComposeOptions): Reply {
  const { knowledge, now, earlier = [] } = options;
  const { answer: texts } = textsFor(answer.language);
  const statements = new Statements(knowledge, answer.language);
  const direct = answer.outcome === 'answered' ? answer.statements[0] : undefined;
  // Without a question, the age of the sources means nothing.
  const isAsked = !NOT_ASKED.has(answer.missing?.kind ?? '') && answer.form.kind !== 'talk';
  const age = isAsked ? sourceAgeLine(knowledge, now, answer.language) : undefined;
  const blocks: readonly Block[] = [
    ...(answer.asOf
      ? [paragraph(text(texts.asOf(showDate(answer.asOf, textsFor(answer.language))), 'quiet'))]
      : []),
    ...readingBlocks(answer, knowledge),
    ...mainBlocks(answer, statements, knowledge),
    ...(age ? [paragraph(text(age, 'quiet'))] : []),
  ];
  const followsUp = answer.explanation.readAs !== undefined;
  return {
    ...reply(answer.language, blocks, {
      asked: [...(followsUp ? earlier.slice(-EARLIER) : []), answer.question],
      citations: statements.citations,
      actions: isAsked ? actionsFor(direct, answer, statements, options) : firstQuestions(answer, knowledge),
    }),
    ...given({ outcome: isAsked ? answer.outcome : undefined }),
  };
}

/** How misspelt names were read, where the answer rests on that. */
function readingBlocks({ readAs, statements, language }: Answer, knowledge: Knowledge): readonly Block[] {
  if (statements.length === 0) return [];
  const texts = textsFor(language);
  return readAs.map(({ typed, name }) =>
    paragraph(text(texts.forms.readAs(quoted(typed, texts), nameOf(name, language, knowledge)), 'quiet')),
  );
}

/** What an answer says, without the date above and the age of the sources below. */
export function mainBlocks(answer: Answer, statements: Statements, knowledge: Knowledge): readonly Block[] {
  return answer.form.kind === 'direct'
    ? directBlocks(answer, statements, knowledge)
    : formBlocks(answer, answer.form, { statements, knowledge, directBlocks });
}

function directBlocks(answer: Answer, statements: Statements, knowledge: Knowledge): readonly Block[] {
  const [first] = answer.statements;
  if (first === undefined) return refusalBlocks(answer, refusal(answer, knowledge), statements);
  return answer.outcome === 'answered'
    ? answerBlocks(first, answer, statements)
    : nearestBlocks(answer, statements);
}

function nearestBlocks(answer: Answer, statements: Statements): readonly Block[] {
  return labelled(
    textsFor(answer.language).answer.unsure,
    answer.statements.map((fact) => statements.line(fact)),
    1,
  );
}

function answerBlocks(direct: Fact, answer: Answer, statements: Statements): readonly Block[] {
  const texts = textsFor(answer.language).answer;
  const further = answer.statements.slice(1, 1 + MAX_FURTHER);
  const {
    opposed = [],
    accounts = [],
    others = [],
  } = Object.groupBy(further, (fact) => {
    if (direct.against.includes(fact.id)) return 'opposed';
    return direct.accountOf !== undefined && fact.accountOf === direct.accountOf ? 'accounts' : 'others';
  });
  const newest = newestAccount([direct, ...accounts]);
  const publishers = publishersOf([direct, ...accounts]);
  const mark = (fact: Fact): Line => (fact === newest ? [text(` · ${texts.newestAccount}`, 'quiet')] : []);
  // A question for the time gets the date that the source gives, or that it is inferred.
  const spans = answer.explanation.kind === 'when' ? statements.datedLine(direct) : statements.line(direct);
  return [
    { kind: 'paragraph', spans: [...spans, ...mark(direct)] },
    ...labelled(
      publishers.length > 1 ? texts.accountsOf(publishers.length) : texts.accounts,
      accounts.map((fact) => [...statements.line(fact), ...mark(fact)]),
      2,
    ),
    ...labelled(
      texts.against,
      opposed.map((fact) => statements.line(fact)),
      2 + accounts.length,
    ),
    ...labelled(
      texts.also,
      others.map((fact) => [...statements.line(fact), ...statements.tension(fact)]),
      2 + accounts.length + opposed.length,
    ),
  ];
}

function refusalBlocks(
  answer: Answer,
  [sentence, ...reasons]: readonly [string, ...string[]],
  statements: Statements,
): readonly Block[] {
  const texts = textsFor(answer.language).missing;
  const { missing } = answer;
  const instead =
    missing?.kind === 'no-such-link'
      ? missing.instead
      : missing?.kind === 'false-premise'
        ? missing.fact
        : undefined;
  const nearest = answer.related.filter((fact) => fact.id !== instead?.id).slice(0, MAX_FURTHER);
  return [
    paragraph(text(sentence, 'strong'), ...reasons.map((reason) => ` ${reason}`)),
    ...labelled(texts.instead, instead ? [statements.line(instead)] : [], 1),
    ...labelled(
      texts.nearest,
      nearest.map((fact) => statements.line(fact)),
      instead ? 2 : 1,
    ),
  ];
}

function actionsFor(
  direct: Fact | undefined,
  answer: Answer,
  statements: Statements,
  { next, canVote, canWait }: ComposeOptions,
): readonly Action[] {
  const { answer: labels, waiting } = textsFor(answer.language);
  const asOf = given({ as_of: answer.asOf });
  const fact = given({ fact: direct?.id });
  // A follow-up means nothing by itself, and there will be nothing new of the past.
  const canBeKept = answer.explanation.readAs === undefined && answer.asOf === undefined;
  return [
    ...(canWait && canBeKept && !direct
      ? [call(waiting.button, 'notify', { question: answer.question })]
      : []),
    ...(next === undefined ? [] : [call(asSentence(next), 'ask', { question: next, ...asOf })]),
    call(labels.why, 'why', asOf),
    ...(direct ? [call(labels.full, 'fact', { id: direct.id })] : []),
    ...(statements.citations.length > 0 ? [call(labels.sources, 'sources')] : []),
    ...(canVote
      ? [
          call(labels.helpful, 'vote', { helpful: 'yes', ...fact }),
          call(labels.unhelpful, 'vote', { helpful: 'no', ...fact }),
        ]
      : []),
  ];
}

/** A question with a capital letter and a question mark. */
function asSentence(question: string): string {
  const sentence = question.charAt(0).toUpperCase() + question.slice(1);
  if (/[?؟]$/.test(sentence)) return sentence;
  return `${sentence}${/\p{Script=Arabic}/u.test(sentence) ? '؟' : '?'}`;
}
