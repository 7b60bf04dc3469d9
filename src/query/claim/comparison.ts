import type { Name } from '../../knowledge/model.ts';
import type { Difference } from '../types.ts';
import type { Act } from './act-words.ts';
import type { Amount, AmountKind } from './amounts.ts';
import type { Claim, ClaimPart } from './claim.ts';
import type { FactReading, StatedAmount } from './fact-reading.ts';

/** A difference, and the part of the claim that differs; none where the whole is denied. */
export interface PartDifference {
  readonly difference: Difference;
  readonly part?: ClaimPart;
}

/** A claim beside one fact and its paragraph. */
export interface Comparison {
  readonly reading: FactReading;
  /** Parts that the fact states; that only other facts of its paragraph state, with these facts; and that none does. */
  readonly stated: readonly ClaimPart[];
  readonly around: readonly ClaimPart[];
  readonly helpers: ReadonlyMap<FactReading, readonly ClaimPart[]>;
  readonly missing: readonly ClaimPart[];
  readonly differences: readonly PartDifference[];
  /** Weights: of all that counts, of what the fact states, of what its paragraph states, of what differs. */
  readonly total: number;
  readonly held: number;
  readonly heldAround: number;
  readonly differing: number;
  /** The fact tells of what is feared, wanted or ordered, and the claim of what is so. */
  readonly isUnreal: boolean;
}

/** A name of less weight is everywhere and tells no situations apart. */
const TELLING = 2;

/** What comparing needs to know of names. */
export interface NameTools {
  readonly names: ReadonlyMap<string, Name>;
  /** How rare a name is in the knowledge. */
  weightOf(id: string): number;
}

/** Compares a claim with a fact. */
export function compare(
  claim: Claim,
  reading: FactReading,
  neighbours: readonly FactReading[],
  tools: NameTools,
): Comparison {
  const weighty = claim.parts.filter(({ light }) => !light);
  const counted = (weighty.length === 0 ? claim.parts : weighty).filter((part) => !isVague(part, reading));
  const stated = counted.filter((part) => reading.states(part, claim.analysis.language));
  const rest = counted.filter((part) => !stated.includes(part));
  const claimedActs = new Set(claim.parts.flatMap(({ act }) => act ?? []));
  const differences: PartDifference[] = [];
  const around: ClaimPart[] = [];
  const missing: ClaimPart[] = [];
  const helpers = new Map<FactReading, ClaimPart[]>();
  for (const part of rest) {
    const helper = helperFor(part, rest, neighbours, claim.analysis.language);
    const difference = isModifier(part, claim)
      ? undefined
      : differenceIn(part, claim, stated, reading, claimedActs, tools);
    if (difference !== undefined && (helper === undefined || difference.kind === 'verb')) {
      differences.push({ difference, part });
    } else if (helper !== undefined) {
      around.push(part);
      helpers.set(helper, [...(helpers.get(helper) ?? []), part]);
    } else missing.push(part);
  }
  const denial = deniedDifference(claim, reading);
  if (denial !== undefined) differences.push({ difference: denial });
  const weigh = (parts: readonly ClaimPart[]): number => parts.reduce((sum, { weight }) => sum + weight, 0);
  const differing = weigh(differences.flatMap(({ part }) => part ?? []));
  const held = weigh(stated);
  const heldAround = weigh(around);
  return {
    reading,
    stated,
    around,
    helpers,
    missing,
    differences,
    total: held + heldAround + weigh(missing) + differing,
    held,
    heldAround,
    differing,
    isUnreal: isOnlyWanted(claim, reading),
  };
}

/** The fact of the paragraph that states a part, and most of the others that are left. */
function helperFor(
  part: ClaimPart,
  rest: readonly ClaimPart[],
  neighbours: readonly FactReading[],
  language: string,
): FactReading | undefined {
  const stating = neighbours.filter((neighbour) => neighbour.states(part, language));
  if (stating.length < 2) return stating[0];
  const statedBy = (neighbour: FactReading): number =>
    rest.filter((other) => neighbour.states(other, language)).length;
  return stating.toSorted((a, b) => statedBy(b) - statedBy(a))[0];
}

/** Whether a part is a word such as "all" that the fact has nothing to set against. */
function isVague({ amount }: ClaimPart, { amounts }: FactReading): boolean {
  return amount?.kind === 'share' && (amount.value < 2 || !amounts.some(({ kind }) => kind === 'share'));
}

/** Whether a people's adjective stands beside its noun ("the Turkish president"): together they are one part more. */
function isModifier(part: ClaimPart, { parts, analysis }: Claim): boolean {
  if (part.kind !== 'stranger' || !part.land || part.located) return false;
  const isNoun = (other: ClaimPart): boolean => other.kind === 'word' || other.kind === 'name';
  return analysis.language === 'en'
    ? parts.some((other) => other.at === part.at + part.length && isNoun(other))
    : parts.some((other) => other.at + other.length === part.at && isNoun(other));
}

function differenceIn(
  part: ClaimPart,
  claim: Claim,
  stated: readonly ClaimPart[],
  reading: FactReading,
  claimedActs: ReadonlySet<Act>,
  tools: NameTools,
): Difference | undefined {
  if (part.amount !== undefined) return amountDifference(part.amount, claim, reading);
  if (part.kind === 'name' || part.kind === 'stranger')
    return nameDifference(part, claim, stated, reading, tools);
  const opposite = reading.opposite(part, claimedActs, claim.analysis.language);
  if (opposite === undefined) return undefined;
  return { kind: 'verb', claimed: part.surface, ...(opposite === '' ? {} : { stated: { words: opposite } }) };
}

const COMPARED: Readonly<Record<AmountKind, readonly AmountKind[]>> = {
  number: ['number', 'magnitude'],
  magnitude: ['magnitude', 'number'],
  ordinal: ['ordinal'],
  share: ['share'],
  year: ['year'],
  month: ['month'],
  day: ['day'],
};

function amountDifference(amount: Amount, claim: Claim, reading: FactReading): Difference | undefined {
  const claimed = claim.parts.flatMap((part) => part.amount ?? []);
  const isClaimed = (own: Amount): boolean =>
    claimed.some((other) => other.kind === own.kind && other.value === own.value);
  const instead = reading.amounts.filter(
    (own) => COMPARED[amount.kind].includes(own.kind) && !isClaimed(own),
  );
  const [first] = instead;
  // "All" beside "many" differs; "many" beside "some" may be the same.
  if (first === undefined || (amount.kind === 'share' && amount.value < 2)) return undefined;
  const isDate = amount.kind === 'year' || amount.kind === 'month' || amount.kind === 'day';
  return {
    kind: isDate ? 'date' : 'number',
    claimed: amount.surface,
    stated: { words: wordsFor(instead, claim.analysis.language) },
  };
}

/** The amounts of a fact in a language, each once; in the fact's first language where it has none in that one. */
function wordsFor(amounts: readonly StatedAmount[], language: string): string {
  const own = amounts.filter((amount) => amount.language === language);
  const shown = own.length > 0 ? own : amounts;
  const once = new Map(shown.map((amount) => [`${amount.kind} ${amount.value}`, amount.surface]));
  return [...once.values()].slice(0, 2).join(', ');
}

type Role = 'person' | 'group' | 'place';

function nameDifference(
  part: ClaimPart,
  claim: Claim,
  stated: readonly ClaimPart[],
  reading: FactReading,
  { names, weightOf }: NameTools,
): Difference | undefined {
  const roleOf = (id: string): Role => {
    const kind = names.get(id)?.kind;
    return kind === 'place' || kind === 'group' ? kind : 'person';
  };
  const own = part.names[0];
  const role: Role | undefined =
    own === undefined ? (part.located || part.land ? 'place' : undefined) : roleOf(own);
  // "X is the interior minister": who holds the office is what differs.
  const isRole =
    isFirst(part, claim) && stated.every((other) => names.get(other.names[0] ?? '')?.kind === 'office');
  const claimed = new Set(claim.parts.flatMap((each) => (isRole ? each.names.slice(0, 1) : each.names)));
  const isFree = (id: string): boolean =>
    !claimed.has(id) && (names.get(id)?.kind !== 'place' || part.land || weightOf(id) >= TELLING);
  const fits = (id: string): boolean =>
    role === undefined || roleOf(id) === role || (role === 'person' && roleOf(id) === 'group');
  const alike = stated.some(
    (other) =>
      other.kind === 'name' &&
      other.weight >= TELLING &&
      other.names[0] !== undefined &&
      roleOf(other.names[0]) === role &&
      isBesides(part, other, claim),
  );
  const speakers = [...reading.speakers].filter((id) => isFree(id) && names.has(id));
  const isSpeaker = claim.isSaid && !part.located && role !== 'place' && isFirst(part, claim);
  const { status, says } = reading.fact;
  // What the source itself states has it for its speaker.
  const hasSpeaker = says.name !== undefined && (status === 'claimed' || status === 'disputed');
  if (isSpeaker && speakers.length > 0 && hasSpeaker)
    return { kind: 'speaker', claimed: part.surface, stated: { names: [says.name] } };
  // "called Abdi and the Turkish president": one of them is there, and the other is a further part.
  if (alike && role !== 'person') return undefined;
  const instead = reading.fact.names.filter(
    (id) => isFree(id) && fits(id) && (reading.names.has(id) || part.land),
  );
  if (instead.length === 0) return undefined;
  return {
    kind: role === 'place' ? 'place' : 'name',
    claimed: part.surface,
    stated: { names: instead.slice(0, 1) },
  };
}

/** Whether two parts are joined by "and". */
function isBesides(one: ClaimPart, other: ClaimPart, { analysis }: Claim): boolean {
  const [first, second] = one.at < other.at ? [one, other] : [other, one];
  const between = analysis.tokens.slice(first.at + first.length, second.at + 1);
  return between.some(
    ({ folded }) => AND.has(folded) || (analysis.language === 'ar' && folded.startsWith('و')),
  );
}

const AND: ReadonlySet<string> = new Set(['and', 'و', 've', 'et', 'or']);

/** Whether a part is the first that names somebody or something: most often who the claim is about. */
export function isFirst(part: ClaimPart, claim: Claim): boolean {
  return claim.parts.find(({ kind }) => kind === 'name' || kind === 'stranger') === part;
}

/** Whether the fact tells of what is feared, wanted or ordered, and the claim of what is so. */
function isOnlyWanted(claim: Claim, { colours }: FactReading): boolean {
  if (claim.colours.has('future')) return !colours.has('future');
  if (claim.colours.has('modal') || claim.colours.has('urged')) return false;
  return colours.has('modal') || (colours.has('urged') && !claim.isSaid);
}

/** Where the one denies what the other does not. */
function deniedDifference(claim: Claim, { colours }: FactReading): Difference | undefined {
  const weak = (each: ReadonlySet<string>): boolean => each.has('hindered');
  const denied = claim.colours.has('not');
  if (denied && !colours.has('not') && !weak(colours) && !weak(claim.colours))
    return { kind: 'negation', claimed: '' };
  if (!denied && !weak(claim.colours) && colours.has('not')) return { kind: 'negation', claimed: '' };
  return undefined;
}
