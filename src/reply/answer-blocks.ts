import { newestAccount, publishersOf } from '../knowledge/accounts.ts';
import type { Fact, Knowledge } from '../knowledge/model.ts';
import { insteadOf, nearestShown, shownStatements } from '../query/shown-statements.ts';
import type { Answer } from '../query/types.ts';
import { textsFor } from '../text/index.ts';
import { labelled, labelledShort, paragraph, text } from './build.ts';
import { deniesNothing, refusal } from './refusal.ts';
import type { Block, Line } from './reply.ts';
import type { Statements } from './statements.ts';

/** Signs that tell the outcomes apart at a glance. An answer has none. */
export const SIGNS = { unsure: '🔍', 'not-in-sources': '✕' } as const;

/**
 * The blocks of an answer to one question: the answer, what comes nearest, or that the sources do not say.
 * @param most how many statements are shown beside the direct one, if fewer than usual
 */
export function directBlocks(
  answer: Answer,
  statements: Statements,
  knowledge: Knowledge,
  most?: number,
): readonly Block[] {
  const [direct, ...further] = answer.statements;
  if (direct === undefined) return refusalBlocks(answer, statements, knowledge);
  if (answer.outcome !== 'answered') return nearestBlocks(answer, statements);
  const { accounts, opposed, others } = shownStatements(direct, further, most);
  const texts = textsFor(answer.language).answer;
  // Several accounts stand side by side by speaker.
  const accountLine = (fact: Fact): Line =>
    accounts.length > 1 ? statements.lineOfSpeaker(fact) : statements.line(fact);
  const newest = newestAccount([direct, ...accounts]);
  // All accounts count, whether they are shown or not.
  const publishers = publishersOf([direct, ...further.filter((fact) => isSameEvent(fact, direct))]);
  const mark = (fact: Fact): Line => (fact === newest ? [text(` · ${texts.newestAccount}`, 'quiet')] : []);
  // A question for the time gets the date that the source gives, or that it is inferred.
  const spans = answer.explanation.kind === 'when' ? statements.datedLine(direct) : statements.line(direct);
  return [
    { kind: 'paragraph', spans: [...spans, ...mark(direct)] },
    ...labelledShort(
      texts.against,
      opposed.map((fact) => statements.line(fact)),
    ),
    ...asTable(
      labelledShort(
        publishers.length > 1 ? texts.accountsOf(publishers.length) : texts.accounts,
        accounts.map((fact) => [...accountLine(fact), ...mark(fact)]),
      ),
    ),
    ...labelledShort(
      texts.also,
      others.map((fact) => [...statements.line(fact), ...statements.tension(fact)]),
    ),
  ];
}

/** Blocks whose list may be a table. */
function asTable(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block) => (block.kind === 'list' ? { ...block, table: true } : block));
}

function isSameEvent(fact: Fact, direct: Fact): boolean {
  return direct.accountOf !== undefined && fact.accountOf === direct.accountOf;
}

function nearestBlocks(answer: Answer, statements: Statements): readonly Block[] {
  return labelled(
    `${SIGNS.unsure} ${textsFor(answer.language).answer.unsure}`,
    nearestShown(answer).shown.map((fact) => [...statements.line(fact), ...statements.tension(fact)]),
  );
}

function refusalBlocks(answer: Answer, statements: Statements, knowledge: Knowledge): readonly Block[] {
  const texts = textsFor(answer.language).missing;
  const [sentence, ...reasons] = refusal(answer, knowledge);
  const instead = insteadOf(answer.missing);
  const sign = deniesNothing(answer.missing) ? '' : `${SIGNS['not-in-sources']} `;
  return [
    paragraph(text(sign + sentence, 'strong'), ...reasons.map((reason) => ` ${reason}`)),
    ...labelledShort(texts.instead, instead ? [statements.line(instead)] : []),
    ...labelledShort(
      texts.nearest,
      nearestShown(answer).shown.map((fact) => statements.line(fact)),
    ),
  ];
}
