import type { Knowledge } from '../knowledge/model.ts';
import type { Answer } from '../query/types.ts';
import { textsFor } from '../text/index.ts';
import { given } from '../util/given.ts';
import { actionsFor } from './answer-actions.ts';
import { directBlocks } from './answer-blocks.ts';
import { paragraph, reply, text } from './build.ts';
import type { ComposeOptions } from './compose-options.ts';
import { showDate } from './dates.ts';
import { firstActions } from './first-contact.ts';
import { formBlocks } from './forms.ts';
import type { Action, Block, Reply } from './reply.ts';
import { sourceAgeLine } from './source-age.ts';
import { Statements } from './statements.ts';
import { nameOf, quoted } from './text.ts';

/** How many earlier questions are shown with a follow-up: as many as the engine reads. */
const EARLIER = 2;
/** Refusals of what is no question at all. */
const NOT_ASKED: ReadonlySet<string> = new Set(['empty', 'too-long', 'not-a-question']);

/** A reply, and what it was composed with besides the answer. */
interface Composed {
  readonly knowledge: Knowledge;
  readonly factPage: ComposeOptions['factPage'];
  readonly others: string;
  readonly reply: Reply;
}

/** The last reply that was composed of an answer: in a busy hour many readers get the same one. */
const composedLast = new WeakMap<Answer, Composed>();

/**
 * Composes the reply to a question: the direct answer, what comes nearest, or a useful refusal, with all citations. The same
 * answer gives the same value within a minute, so that a platform can keep what it has rendered of its blocks.
 */
export function composeAnswer(answer: Answer, options: ComposeOptions): Reply {
  const { knowledge, factPage, now, next, canVote, canWait } = options;
  const others = JSON.stringify([minuteOf(now), next, canVote, canWait, earlierOf(answer, options)]);
  const last = composedLast.get(answer);
  if (last?.others === others && last.knowledge === knowledge && last.factPage === factPage)
    return last.reply;
  const composed = compose(answer, options);
  composedLast.set(answer, { knowledge, factPage, others, reply: composed });
  return composed;
}

/** A source's age is told in days, and a day begins with a minute in every time zone. */
function minuteOf(instant: Date): number {
  return Math.floor(instant.getTime() / 60_000);
}

/** The earlier questions that are shown with the answer. */
function earlierOf({ explanation }: Answer, { earlier = [] }: ComposeOptions): readonly string[] {
  return explanation.readAs === undefined ? [] : earlier.slice(-EARLIER);
}

function compose(answer: Answer, options: ComposeOptions): Reply {
  const { knowledge, now, factPage } = options;
  const { answer: texts } = textsFor(answer.language);
  const statements = new Statements(knowledge, answer.language, { now, ...given({ factPage }) });
  // Without a question, neither the outcome nor the age of the sources means anything.
  const isAsked = !NOT_ASKED.has(answer.missing?.kind ?? '') && answer.form.kind !== 'talk';
  const main = mainBlocks(answer, statements, knowledge);
  // Each source that is cited has its age beside its date.
  const age =
    isAsked && statements.citations.length === 0 ? sourceAgeLine(knowledge, now, answer.language) : undefined;
  const blocks: readonly Block[] = [
    ...(answer.asOf
      ? [paragraph(text(texts.asOf(showDate(answer.asOf, textsFor(answer.language))), 'quiet'))]
      : []),
    ...readingBlocks(answer, knowledge),
    ...main,
    ...(age ? [paragraph(text(age, 'quiet'))] : []),
  ];
  return {
    ...reply(answer.language, blocks, {
      asked: [...earlierOf(answer, options), answer.question],
      citations: statements.citations,
      actions: isAsked ? actionsFor(answer, options) : firstActionsAfter(answer, knowledge),
    }),
    ...given({ outcome: isAsked ? answer.outcome : undefined }),
  };
}

/** What somebody who only greets can go on with. */
function firstActionsAfter({ form, language, asOf }: Answer, knowledge: Knowledge): readonly Action[] {
  return form.kind === 'talk' ? firstActions(knowledge, language, asOf) : [];
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
    : formBlocks(answer, answer.form, { statements, knowledge });
}
