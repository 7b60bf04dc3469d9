import type { Fact } from '../knowledge/model.ts';
import type { Answer } from './types.ts';

/** Statements that an answer shows beside the direct one; the rest stands behind a button. */
const MOST_FURTHER = 2;
/** How many of these may be neither against it nor another account of it. */
const MOST_OTHERS = 1;
/** Statements that are shown where they may not answer, and where nothing does. */
const MOST_UNSURE = 2;
const MOST_NEAREST = 1;

/** The statements of a direct answer, as they are shown. */
export interface ShownStatements {
  readonly direct: Fact;
  readonly opposed: readonly Fact[];
  /** Other accounts of the event that the direct one tells of. */
  readonly accounts: readonly Fact[];
  readonly others: readonly Fact[];
  /** Statements behind the button. */
  readonly left: readonly Fact[];
}

/**
 * Chooses what a direct answer shows: the direct statement, and of the others first one that stands against it, so that
 * no dispute is hidden, then another account of the same event, then those that come next.
 */
export function shownStatements(
  direct: Fact,
  further: readonly Fact[],
  most = MOST_FURTHER,
): ShownStatements {
  const isOpposed = ({ id }: Fact): boolean => direct.against.includes(id);
  const isAccount = (fact: Fact): boolean =>
    direct.accountOf !== undefined && fact.accountOf === direct.accountOf && !isOpposed(fact);
  const first = [further.find(isOpposed), further.find(isAccount)].filter((fact) => fact !== undefined);
  const others = further.filter((fact) => !isAccount(fact) && !isOpposed(fact)).slice(0, MOST_OTHERS);
  const shown = [
    ...new Set([...first, ...further.filter(isOpposed), ...further.filter(isAccount), ...others]),
  ];
  const chosen = new Set(shown.slice(0, most));
  const all = [...chosen];
  return {
    direct,
    accounts: all.filter(isAccount),
    opposed: all.filter(isOpposed),
    others: all.filter((fact) => others.includes(fact)),
    left: further.filter((fact) => !chosen.has(fact)),
  };
}

/** The statements nearest to a question that are shown, and those that are left. */
export function nearestShown({ outcome, statements, related, missing }: Answer): {
  readonly shown: readonly Fact[];
  readonly left: readonly Fact[];
} {
  if (outcome === 'unsure') {
    return { shown: statements.slice(0, MOST_UNSURE), left: statements.slice(MOST_UNSURE) };
  }
  const instead = insteadOf(missing);
  const nearest = related.filter((fact) => fact !== instead);
  const most = instead === undefined ? MOST_NEAREST : 0;
  return { shown: nearest.slice(0, most), left: nearest.slice(most) };
}

/** What the sources do say where a question takes something else for granted. */
export function insteadOf(missing: Answer['missing']): Fact | undefined {
  if (missing?.kind === 'no-such-link') return missing.instead;
  return missing?.kind === 'false-premise' ? missing.fact : undefined;
}

/** Statements of an answer of several forms, and how many of them are shown at most. */
const MOST_SHOWN: Readonly<Partial<Record<Answer['form']['kind'], number>>> = {
  profile: 3,
  people: 5,
  latest: 5,
  overview: 7,
  disputed: 4,
  more: 3,
};

/** The statements of an answer that its reply shows, and those that it leaves out, each in the order of the reply. */
export function statementsShown(answer: Answer): {
  readonly shown: readonly Fact[];
  readonly left: readonly Fact[];
} {
  const { form, outcome, statements } = answer;
  if (form.kind === 'direct') {
    const [direct, ...further] = statements;
    if (outcome !== 'answered' || direct === undefined) return nearestShown(answer);
    const { accounts, opposed, others, left } = shownStatements(direct, further);
    return { shown: [direct, ...opposed, ...accounts, ...others], left };
  }
  const most = MOST_SHOWN[form.kind] ?? statements.length;
  return { shown: statements.slice(0, most), left: statements.slice(most) };
}
