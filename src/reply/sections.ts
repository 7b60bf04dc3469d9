import type { Fact } from '../knowledge/model.ts';
import { textsFor } from '../text/index.ts';
import { call } from './build.ts';
import type { Action } from './reply.ts';

/** Facts of a long list that are shown at first: about a phone's screen. */
const FIRST = 7;

/** Facts under a label. */
export interface Section {
  readonly label: string;
  readonly facts: readonly Fact[];
}

/** The first facts of some sections, in their order, and how many are left. */
export interface FirstFacts {
  readonly shown: readonly Section[];
  readonly left: number;
}

/** The first facts of some sections. One more than fits is shown too: a button for it would take as much room. */
export function firstOf(sections: readonly Section[], most = FIRST): FirstFacts {
  const count = sections.reduce((sum, { facts }) => sum + facts.length, 0);
  let room = count <= most + 1 ? count : most;
  const shown: Section[] = [];
  for (const { label, facts } of sections) {
    const some = facts.slice(0, room);
    if (some.length > 0) shown.push({ label, facts: some });
    room -= some.length;
  }
  return { shown, left: count <= most + 1 ? 0 : count - most };
}

/** The button that shows a whole list, of which some facts are left; none where nothing is. */
export function moreAction(
  left: number,
  command: string,
  args: Readonly<Record<string, string>>,
  language: string,
): readonly Action[] {
  return left > 0 ? [call(textsFor(language).views.more(left), command, { ...args, all: 'yes' })] : [];
}
