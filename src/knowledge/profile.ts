import { ABOUT_SOURCE, type Fact, type Name } from './model.ts';

/** The facts that name somebody or something. */
export interface Profile {
  /** Those that are mainly about it. */
  readonly about: readonly Fact[];
  /** What it says of other matters. */
  readonly said: readonly Fact[];
  /** Those that only mention it. */
  readonly mentioned: readonly Fact[];
}

/** A name, the offices that it holds, and those who hold it. */
export function sameNames(id: string, names: readonly Name[]): ReadonlySet<string> {
  const held = names.find((name) => name.id === id)?.holds ?? [];
  const holders = names.filter(({ holds }) => holds.includes(id)).map((name) => name.id);
  return new Set([id, ...held, ...holders]);
}

/** The facts with any of these names, each once; facts about a source itself are left out. */
export function profileOf(ids: ReadonlySet<string>, facts: readonly Fact[]): Profile {
  const isAbout = ({ names: [main = ''] }: Fact): boolean => ids.has(main);
  const says = ({ says: { name = '' } }: Fact): boolean => ids.has(name);
  const told = facts.filter(({ topics }) => !topics.includes(ABOUT_SOURCE));
  return {
    about: told.filter(isAbout),
    said: told.filter((fact) => says(fact) && !isAbout(fact)),
    mentioned: told.filter(
      (fact) => !says(fact) && !isAbout(fact) && fact.names.some((name) => ids.has(name)),
    ),
  };
}
