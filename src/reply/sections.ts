import type { Fact } from '../knowledge/model.ts';
import { textsFor } from '../text/index.ts';
import { call, labelled } from './build.ts';
import type { Action, Block, Line } from './reply.ts';

/** Facts of a long list that are shown at first: about a phone's screen. Whoever wants more gets more at a time. */
const FIRST = 7;
const NEXT = 15;

/** Facts under a label. */
export interface Section {
  readonly label: string;
  readonly facts: readonly Fact[];
  /** It stands beside the section before it, where there is room. */
  readonly beside?: true;
}

/** A screenful of a list. */
export interface Screen {
  readonly sections: readonly Section[];
  /** Number of its first fact in the list, from 1. */
  readonly first: number;
  /** How many facts come after it. */
  readonly left: number;
}

/** Which part of a list is asked for: all of it, or what begins with this number, as typed. Default: the beginning. */
export interface Wanted {
  readonly all?: boolean;
  readonly from?: string | undefined;
}

/** A screenful of some sections. One more than fits is shown too: a button for it would take as much room. */
export function screenOf(sections: readonly Section[], { all = false, from }: Wanted = {}): Screen {
  const count = sections.reduce((sum, { facts }) => sum + facts.length, 0);
  const typed = Number(from ?? 1);
  const first = Number.isInteger(typed) && typed >= 1 && typed <= count ? typed : 1;
  const most = all ? count : first === 1 ? FIRST : NEXT;
  const rest = count - first + 1;
  let room = rest <= most + 1 ? rest : most;
  const left = rest - room;
  let passed = 0;
  const shown: Section[] = [];
  for (const { facts, ...section } of sections) {
    const start = Math.max(first - 1 - passed, 0);
    const some = facts.slice(start, start + room);
    if (some.length > 0) shown.push({ ...section, facts: some });
    room -= some.length;
    passed += facts.length;
  }
  return { sections: shown, first, left };
}

/** The facts of a section, each as a line, under its label. */
export function sectionBlocks(
  { label, facts, beside }: Section,
  lineOf: (fact: Fact) => Line,
): readonly Block[] {
  return labelled(label, facts.map(lineOf)).map((block) =>
    beside && block.kind === 'list' ? { ...block, beside } : block,
  );
}

/** The button that goes on with a list; none where nothing is left. */
export function moreAction(
  { sections, first, left }: Screen,
  command: string,
  args: Readonly<Record<string, string>>,
  language: string,
): readonly Action[] {
  if (left === 0) return [];
  const shown = sections.reduce((sum, { facts }) => sum + facts.length, 0);
  return [call(textsFor(language).views.more(left), command, { ...args, from: String(first + shown) })];
}
