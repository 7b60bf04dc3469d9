import { leadingFacts } from '../knowledge/leading-facts.ts';
import { ABOUT_SOURCE, type Fact, type Knowledge } from '../knowledge/model.ts';
import { offeredFacts } from '../knowledge/offered-facts.ts';
import { textsFor } from '../text/index.ts';
import { bullets, call, paragraph, text } from './build.ts';
import { LONGEST_LABEL } from './next-question.ts';
import type { Action, Block } from './reply.ts';
import type { Statements } from './statements.ts';

/** Facts of a brief: as much as a phone shows at a glance. */
const MOST = 6;
/** Up to so many facts are all shown: a line that counts two more would take as much room. */
const FEW = 8;

/** What a brief is made of. */
export interface BriefOptions {
  readonly knowledge: Knowledge;
  /** Those that count, such as the current ones on a topic. */
  readonly facts: readonly Fact[];
  readonly language: string;
  /** Collects the citations. */
  readonly statements: Statements;
}

/** The situation in a few lines. */
export interface Brief {
  /** The lines, without a title. */
  readonly lines: readonly Block[];
  /** The lines, and how many facts more there are. */
  readonly blocks: readonly Block[];
  /** The facts that it states, in their order. */
  readonly shown: readonly Fact[];
}

/**
 * The situation, or a part of it, in six lines with their citations: what editors name as leading, with the newest
 * event and the newest number among it. Of few facts, all are shown. Facts about a source are no part of it.
 */
export function briefOf({ knowledge, facts, language, statements }: BriefOptions): Brief {
  const { shown, left } = briefFacts(knowledge, facts);
  const lines = bullets(statements.lines(shown));
  return {
    shown,
    lines,
    blocks: [
      ...lines,
      ...(left > 0 ? [paragraph(text(textsFor(language).views.brief.left(left), 'quiet'))] : []),
    ],
  };
}

/** The facts of a brief in their order, and how many more of these there are. */
export function briefFacts(
  knowledge: Knowledge,
  facts: readonly Fact[],
): { readonly shown: readonly Fact[]; readonly left: number } {
  const told = facts.filter(({ topics }) => !topics.includes(ABOUT_SOURCE));
  const isFew = told.length <= FEW;
  const leads = leadingFacts(told, knowledge, isFew ? FEW : MOST);
  const shown = isFew ? [...new Set([...leads, ...told])] : leads;
  return { shown, left: told.length - shown.length };
}

/**
 * The buttons below a brief: what is new, the timeline, and an editor's question whose fact it does not state.
 *
 * @param topic what the brief is about, as it can be typed; undefined for the whole situation
 */
export function briefActions(
  { shown }: Brief,
  { knowledge, facts, language }: Pick<BriefOptions, 'knowledge' | 'facts' | 'language'>,
  topic?: string,
): readonly Action[] {
  const { brief: say } = textsFor(language).views;
  const question = offeredFacts(knowledge)
    .filter((fact) => facts.includes(fact) && !shown.includes(fact))
    .map(({ ask }) => ask?.[language])
    .find((ask) => ask !== undefined && ask.length <= LONGEST_LABEL);
  return [
    call(say.latest, 'latest'),
    call(say.timeline, 'timeline', topic === undefined ? {} : { topic }),
    ...(question === undefined ? [] : [call(question, 'ask', { question })]),
  ];
}
