import { currentFacts } from '../knowledge/current-facts.ts';
import { leadingFacts } from '../knowledge/leading-facts.ts';
import type { Fact, Knowledge } from '../knowledge/model.ts';
import type { Answer } from '../query/types.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { call, labelled, paragraph, reply, text } from './build.ts';
import { showDate } from './dates.ts';
import { formBlocks } from './forms.ts';
import { refusal } from './refusal.ts';
import type { Action, Block, Reply } from './reply.ts';
import { sourceAgeLine } from './source-age.ts';
import { Statements } from './statements.ts';

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
  const facts = leadingFacts(currentFacts(knowledge.facts), knowledge, MOST_FIRST);
  return facts.flatMap(({ ask }) => {
    const question = ask?.[language];
    return question === undefined ? [] : [call(question, 'ask', { question, ...given({ as_of: asOf }) })];
  });
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
    ...mainBlocks(answer, statements, knowledge),
    ...(age ? [paragraph(text(age, 'quiet'))] : []),
  ];
  const followsUp = answer.explanation.readAs !== undefined;
  return reply(answer.language, blocks, {
    asked: [...(followsUp ? earlier.slice(-EARLIER) : []), answer.question],
    citations: statements.citations,
    actions: isAsked ? actionsFor(direct, answer, statements, options) : firstQuestions(answer, knowledge),
  });
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
  const opposed = further.filter((fact) => direct.against.includes(fact.id));
  const others = further.filter((fact) => !direct.against.includes(fact.id));
  // A question for the time gets the date that the source gives, or that it is inferred.
  const spans = answer.explanation.kind === 'when' ? statements.datedLine(direct) : statements.line(direct);
  return [
    { kind: 'paragraph', spans },
    ...labelled(
      texts.against,
      opposed.map((fact) => statements.line(fact)),
      2,
    ),
    ...labelled(
      texts.also,
      others.map((fact) => [...statements.line(fact), ...statements.tension(fact)]),
      2 + opposed.length,
    ),
  ];
}

function refusalBlocks(
  answer: Answer,
  [sentence, ...reasons]: readonly [string, ...string[]],
  statements: Statements,
): readonly Block[] {
  const texts = textsFor(answer.language).missing;
  const instead = answer.missing?.kind === 'no-such-link' ? answer.missing.instead : undefined;
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
