import type { Fact, Knowledge } from '../knowledge/model.ts';
import type { Answer } from '../query/types.ts';
import { textsFor } from '../text/index.ts';
import { call, paragraph, reply, text } from './build.ts';
import { showDate } from './dates.ts';
import { refusal } from './refusal.ts';
import type { Action, Block, CommandCall, Line, Reply, Span } from './reply.ts';
import { newestLine } from './source-age.ts';
import { Statements } from './statements.ts';

const MAX_FURTHER = 4;
/** How many earlier questions a follow-up is shown with: as far back as the engine reads. */
const EARLIER = 2;
const NOT_ASKED: ReadonlySet<string> = new Set(['empty', 'too-long', 'not-a-question']);

/** What an answer is put into words with. */
export interface Composing {
  readonly knowledge: Knowledge;
  readonly now: Date;
  /** Earlier questions of the conversation, oldest first. */
  readonly earlier?: readonly string[];
  /** A question to go on with, which the knowledge answers. */
  readonly further?: string;
  /** Readers can say whether it helped. */
  readonly canVote?: boolean;
  /** A reader can be told later what the sources do not say yet. */
  readonly canWait?: boolean;
}

/** The reply to a question: the direct answer or a useful refusal, everything cited. */
export function composeAnswer(answer: Answer, composing: Composing): Reply {
  const { knowledge, now, earlier = [] } = composing;
  const texts = textsFor(answer.language);
  const statements = new Statements(knowledge, answer.language);
  const direct = answer.outcome === 'answered' ? answer.statements[0] : undefined;
  // The age of the sources says nothing where nothing was asked.
  const asked = !NOT_ASKED.has(answer.missing?.kind ?? '');
  const age = asked ? newestLine(knowledge, now, answer.language) : undefined;
  const blocks: readonly Block[] = [
    ...(answer.asOf ? [paragraph(text(texts.answer.asOf(showDate(answer.asOf, texts)), 'quiet'))] : []),
    ...(direct
      ? answered(direct, answer, statements)
      : notAnswered(answer, refusal(answer, knowledge), statements)),
    ...(age ? [paragraph(text(age, 'quiet'))] : []),
  ];
  const followsUp = answer.explanation.readAs !== undefined;
  return reply(answer.language, blocks, {
    asked: [...(followsUp ? earlier.slice(-EARLIER) : []), answer.question],
    citations: statements.citations,
    actions: asked ? actionsFor(direct, answer, statements, composing) : [],
  });
}

function actionsFor(
  direct: Fact | undefined,
  answer: Answer,
  statements: Statements,
  { further, canVote, canWait }: Composing,
): readonly Action[] {
  const say = textsFor(answer.language).answer;
  const fact: CommandCall['args'] = direct ? { fact: direct.id } : {};
  const asOf: CommandCall['args'] = answer.asOf === undefined ? {} : { as_of: answer.asOf };
  // A question that leans on others says nothing by itself, and of the past nothing new is to come.
  const isWhole = answer.explanation.readAs === undefined && answer.asOf === undefined;
  return [
    ...(canWait && isWhole && !direct
      ? [call(textsFor(answer.language).waiting.button, 'notify', { question: answer.question })]
      : []),
    ...(further === undefined ? [] : [call(asQuestion(further), 'ask', { question: further, ...asOf })]),
    call(say.why, 'why', asOf),
    ...(direct ? [call(say.full, 'fact', { id: direct.id })] : []),
    ...(statements.citations.length > 0 ? [call(say.sources, 'sources')] : []),
    ...(canVote
      ? [
          call(say.helpful, 'vote', { helpful: 'yes', ...fact }),
          call(say.unhelpful, 'vote', { helpful: 'no', ...fact }),
        ]
      : []),
  ];
}

/** A question as it is written, however it is typed. */
function asQuestion(typed: string): string {
  const written = typed.charAt(0).toUpperCase() + typed.slice(1);
  if (/[?؟]$/.test(written)) return written;
  return `${written}${/\p{Script=Arabic}/u.test(written) ? '؟' : '?'}`;
}

function answered(direct: Fact, answer: Answer, statements: Statements): readonly Block[] {
  const { against, also, tension } = textsFor(answer.language).answer;
  const further = answer.statements.slice(1, 1 + MAX_FURTHER);
  const opposed = further.filter((fact) => direct.against.includes(fact.id));
  const others = further.filter((fact) => !direct.against.includes(fact.id));
  // Whoever asks when is told the date that the source gives, or that it is inferred.
  const spans = answer.explanation.kind === 'when' ? statements.datedLine(direct) : statements.line(direct);
  const first: Block = { kind: 'paragraph', spans };
  return [
    first,
    ...numbered(
      against,
      2,
      opposed.map((fact) => statements.line(fact)),
    ),
    ...numbered(
      also,
      2 + opposed.length,
      others.map((fact, index) => {
        const before = [...opposed, ...others.slice(0, index)].filter((other) =>
          fact.against.includes(other.id),
        );
        return [...statements.line(fact), ...inTension(before, tension, statements)];
      }),
    ),
  ];
}

/** Points from a statement to those before it that pull against it. */
function inTension(facts: readonly Fact[], label: string, statements: Statements): readonly Span[] {
  return facts.length === 0
    ? []
    : [text(` · ${label}`, 'quiet'), ...facts.map((fact) => statements.cite(fact))];
}

/** A list whose numbers are those of its citations. */
function numbered(label: string, start: number, items: readonly Line[]): readonly Block[] {
  return items.length === 0
    ? []
    : [paragraph(text(label, 'strong')), { kind: 'list', ordered: true, start, items }];
}

function notAnswered(
  answer: Answer,
  [sentence, ...missing]: readonly [string, ...string[]],
  statements: Statements,
): readonly Block[] {
  const texts = textsFor(answer.language).missing;
  const instead = answer.missing?.kind === 'no-such-link' ? answer.missing.instead : undefined;
  const nearest = answer.related.filter((fact) => fact.id !== instead?.id).slice(0, MAX_FURTHER);
  return [
    paragraph(text(sentence, 'strong'), ...missing.map((more) => ` ${more}`)),
    ...numbered(texts.instead, 1, instead ? [statements.line(instead)] : []),
    ...numbered(
      texts.nearest,
      instead ? 2 : 1,
      nearest.map((fact) => statements.line(fact)),
    ),
  ];
}
