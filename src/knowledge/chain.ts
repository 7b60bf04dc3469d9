import type { Fact, Name, Source, Speaker } from './model.ts';

/** A step of the chain by which a statement came: each link has it from the one behind it. */
export type ChainLink =
  | { readonly kind: 'source'; readonly source: Source; readonly paragraph: number }
  | { readonly kind: 'speaker'; readonly speaker: Speaker };

/**
 * The chain of a fact behind Sanad, the nearest to the reader first: the source and the paragraph, whom the source has its
 * report from, who says it, and whom the speaker has it from. What the source states itself has no speaker besides it.
 */
export function chainOf(fact: Fact): readonly [ChainLink, ...ChainLink[]] {
  const { source, paragraph } = fact;
  return [
    { kind: 'source', source, paragraph },
    ...speakersBehind(fact).map((speaker): ChainLink => ({ kind: 'speaker', speaker })),
  ];
}

/** On how many origins the accounts of one event rest. */
export interface Origins {
  /** Accounts that share somebody in their chains rest on one origin. */
  readonly count: number;
  /** Who stands in the chain of every account, the farthest from the reader where there are several. */
  readonly shared?: Speaker;
  /** Those who published the accounts, each once. */
  readonly publishers: readonly string[];
  /** Some origins have no name, so that they may be the same as others: there are at most as many as `count`. */
  readonly isUnsure: boolean;
}

/**
 * The origins of some accounts of one event, as far as the sources tell. Two accounts have one origin if the same person, group,
 * agency or publisher stands in both chains. Words without a name, such as "one official", are one origin within a source; in
 * two sources they may mean one or two.
 */
export function originsOf(accounts: readonly Fact[], names: readonly Name[]): Origins {
  const voices = new Set(names.filter(({ kind }) => kind === 'voice').map(({ id }) => id));
  const chains = accounts.map((fact) => identitiesOf(fact, voices));
  const groups = connected(chains);
  const unnamed = groups.filter((group) => group.every((at) => chains[at]?.isNamed === false)).length;
  const [first, ...others] = accounts;
  const shared = first && speakersBehind(first).findLast((speaker) => inAll(speaker, others, voices));
  return {
    count: groups.length,
    ...(shared && others.length > 0 ? { shared } : {}),
    publishers: [...new Set(accounts.map(({ source }) => source.publisher))],
    isUnsure: unnamed > 0 && groups.length > 1,
  };
}

/** The speakers of a chain, nearest to the reader first, without the publisher and none twice in a row. */
function speakersBehind({ source, says, from }: Fact): readonly Speaker[] {
  return [source.from, says, from]
    .filter((speaker) => speaker !== undefined)
    .filter((speaker) => !isPublisher(speaker, source))
    .filter((speaker, at, all) => at === 0 || !isSame(speaker, all[at - 1]));
}

function isPublisher({ label }: Speaker, { publisher }: Source): boolean {
  return Object.values(label).includes(publisher);
}

function isSame(one: Speaker, other: Speaker | undefined): boolean {
  if (other === undefined) return false;
  if (one.name !== undefined && other.name !== undefined) return one.name === other.name;
  return Object.entries(one.label).some(([language, words]) => other.label[language] === words);
}

function inAll(speaker: Speaker, accounts: readonly Fact[], voices: ReadonlySet<string>): boolean {
  return (
    isNamed(speaker, voices) &&
    accounts.every((account) => speakersBehind(account).some((other) => isSame(speaker, other)))
  );
}

/** A name that is one person or group; a voice such as "officials" may be others each time. */
function isNamed({ name }: Speaker, voices: ReadonlySet<string>): boolean {
  return name !== undefined && !voices.has(name);
}

/** Marks of those in the chain of a fact: accounts with a common mark have one origin. */
function identitiesOf(fact: Fact, voices: ReadonlySet<string>) {
  const { source } = fact;
  const speakers = speakersBehind(fact);
  if (speakers.length === 0) return { marks: [`label ${source.publisher}`], isNamed: true };
  return {
    marks: speakers.flatMap((speaker) =>
      isNamed(speaker, voices)
        ? Object.values(speaker.label).map((words) => `label ${words}`)
        : [`${source.id} ${speaker.name ?? JSON.stringify(speaker.label)}`],
    ),
    isNamed: speakers.some((speaker) => isNamed(speaker, voices)),
  };
}

/** The numbers of the chains in groups: two are in one group if they share a mark, or each shares one with a third. */
function connected(chains: readonly { readonly marks: readonly string[] }[]): readonly (readonly number[])[] {
  const groups: { readonly marks: Set<string>; readonly members: number[] }[] = [];
  for (const [at, { marks }] of chains.entries()) {
    const touching = groups.filter((group) => marks.some((mark) => group.marks.has(mark)));
    const joined = {
      marks: new Set([...touching.flatMap((group) => [...group.marks]), ...marks]),
      members: [...touching.flatMap(({ members }) => members), at],
    };
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.map(({ members }) => members);
}
