import type { CheckedStatement, Difference, Verdict } from '../types.ts';
import type { Act } from './act-words.ts';
import { isMutual, isStance, isStrict } from './acts.ts';
import type { Claim, ClaimPart } from './claim.ts';
import { type Comparison, isFirst } from './comparison.ts';

/** A verdict with what it rests on. */
export type Judged = Pick<CheckedStatement, 'verdict' | 'difference' | 'lacking' | 'facts'>;

/** Share of a claim's weight, differing parts aside, that a fact must have for a difference or a part to count. */
const SAME_MATTER = 0.6;
const PART = 0.35;
/** Share that it must have where another name stands for one of the claim. */
const NAMED_APART = 0.38;
/** Weight of missing parts from which on a claim with another name is a further claim. */
const FURTHER = 2.5;
/** Parts that a fact itself must state. */
const LEAST_STATED = 2;
/** Parts of a claim that more than one fact may state together. */
const LEAST_JOINED = 3;

export const NOTHING: Judged = { verdict: 'not-in-sources', lacking: [], facts: [] };

/** The verdict on a claim from its comparisons with facts. */
export function judge(claim: Claim, comparisons: readonly Comparison[]): Judged {
  const ranked = comparisons.map((comparison) => ({ comparison, ...judgeOne(claim, comparison) }));
  let best: (typeof ranked)[number] | undefined;
  for (const each of ranked) if (each.points > (best?.points ?? 0)) best = each;
  if (best === undefined) return NOTHING;
  const { comparison, verdict, difference } = best;
  const helpers = [...comparison.helpers.keys()];
  return {
    verdict,
    ...(difference === undefined ? {} : { difference }),
    lacking: verdict === 'in-part' ? comparison.missing.map(({ surface }) => surface) : [],
    facts: [...new Set([comparison.reading.fact, ...helpers.map(({ fact }) => fact)])].slice(0, 3),
  };
}

interface One {
  readonly verdict: Verdict;
  readonly difference?: Difference;
  readonly points: number;
}

/** Differences in who or where. */
const NAMED: ReadonlySet<string> = new Set(['name', 'place', 'speaker']);

const NONE: One = { verdict: 'not-in-sources', points: 0 };

function judgeOne(claim: Claim, comparison: Comparison): One {
  const { stated, around, missing, differences, total, held, heldAround, differing, isUnreal } = comparison;
  if (total === 0) return NONE;
  const share = (held + heldAround) / (total - differing || 1);
  const ownShare = held / (total - differing || 1);
  const telling = stated.filter((part) => !isBackdrop(part));
  const tellingAround = around.filter((part) => !isBackdrop(part));
  const content = stated.filter(
    (part) => isContent(part) && comparison.reading.tells(part, claim.analysis.language),
  );
  const units = content.reduce((sum, { length }) => sum + Math.min(2, length), 0);
  const isDeed = content.some(({ act }) => act !== undefined) && stated.length > LEAST_STATED;
  const close = closeness(comparison);
  const hasDoer = isDoneByWhom(claim, comparison);
  const isDisputed = comparison.reading.fact.status === 'disputed' && !saysSo(claim, comparison);
  if (missing.length === 0 && differences.length === 0) {
    const counted = stated.length + around.length;
    const isTold =
      [...stated, ...around].some(({ kind }) => kind === 'act' || kind === 'word') ||
      (stated.length >= LEAST_STATED && close >= 0.5 && !claim.isSaid);
    if (
      !isTold ||
      isUnreal ||
      !hasDoer ||
      !isJoined(claim, comparison) ||
      ownShare < 0.5 ||
      stated.length < Math.min(LEAST_STATED, counted)
    )
      return NONE;
    return {
      verdict: isDisputed ? 'disputed' : 'in-sources',
      points: 2 + 0.5 * ownShare + close + (isDisputed ? 0.3 : 0),
    };
  }
  const difference = differences[0]?.difference;
  if (isUnreal && !claim.colours.has('future')) return NONE;
  if (difference !== undefined && differences.length <= 2 && !isUnreal) {
    const named = differences.filter(({ difference: { kind } }) => NAMED.has(kind));
    const isOther = named.length > 1 || named.some(({ part }) => part?.kind === 'stranger' && part.at === 0);
    const isFurther = named.length > 0 && total - held - heldAround - differing >= FURTHER;
    if (
      (hasDoer || named.length > 0) &&
      !isFurther &&
      share >= SAME_MATTER &&
      ownShare >= 0.45 &&
      telling.length + (named.length === 0 ? tellingAround.length : 0) >= (isOther ? 3 : LEAST_STATED) &&
      (named.length === 0 || (held / total >= NAMED_APART && content.length > 0))
    )
      return {
        verdict: isDenied(difference) && isDisputed ? 'disputed' : 'differs',
        difference,
        points: 1.75 * share + 0.5 * ownShare + close - 0.1 * differences.length,
      };
    if (
      !isFurther ||
      named.length > 1 ||
      named.some(({ part }) => part !== undefined && isFirst(part, claim))
    )
      return NONE;
  }
  if (
    hasDoer &&
    !isOtherDeed(missing, stated, content) &&
    (held + heldAround) / total >= PART &&
    held / total >= 0.25 &&
    (units >= 2 || (units === 1 && (isDeed || (held + heldAround) / total >= 0.5))) &&
    telling.length >= LEAST_STATED
  )
    return { verdict: 'in-part', points: 1.2 * share + 0.2 * close };
  return NONE;
}

/** Whether what is said to be done is missing, and nothing that the fact has is done: then only the topic is shared. */
function isOtherDeed(
  missing: readonly ClaimPart[],
  stated: readonly ClaimPart[],
  content: readonly ClaimPart[],
): boolean {
  const isMissing = missing.some(({ act }) => act !== undefined);
  return (
    isMissing && stated.every(({ act }) => act === undefined) && content.every(({ length }) => length < 2)
  );
}

/**
 * Whether the claim has the doer that the fact has. A fact names in its list whom it is about, and in its text others to
 * whom it happens: "ISIS arrested" has the words of "an ISIS operative was arrested".
 */
function isDoneByWhom({ parts, analysis }: Claim, { reading, stated }: Comparison): boolean {
  const subject = parts.find(({ kind }) => kind === 'name');
  const deed = parts.find(({ act }) => act !== undefined);
  if (subject === undefined || deed?.act === undefined || subject.at > deed.at || !stated.includes(subject))
    return true;
  if (deed.isPassive || isMutual(deed.act) || isSetting(subject, deed.act, analysis)) return true;
  // "went with Sudani": who the fact is about stands behind.
  const companion = parts.some(
    ({ at, names }) =>
      COMPANY.has(analysis.tokens[at - 1]?.folded ?? '') && names.some((id) => reading.subjects.has(id)),
  );
  return companion || reading.isDoneBy(subject, deed.act, analysis.language);
}

const COMPANY: ReadonlySet<string> = new Set(['with', 'and', 'مع', 'avec', 'et', 've', 'ile']);

/** Whether the first name is no doer: a place, or one that only says whose something is. */
function isSetting({ at, land, names }: ClaimPart, act: Act, { tokens }: Claim['analysis']): boolean {
  return names.length === 0 || (land && !isStrict(act)) || PREPOSITIONS.has(tokens[at - 1]?.folded ?? '');
}

const PREPOSITIONS: ReadonlySet<string> = new Set(
  'in at on of from to for with by into against في من الى على'.split(' '),
);

/**
 * Whether what several facts of a paragraph state together is what the claim joins. A word more may stand in another
 * fact of it; a name, an act or an amount only where that fact states a whole stretch of the claim, and its subject.
 */
function isJoined(claim: Claim, { stated, around, helpers }: Comparison): boolean {
  if (around.length === 0) return true;
  if (stated.length + around.length < LEAST_JOINED) return false;
  const { language } = claim.analysis;
  const counted = [...stated, ...around].toSorted((a, b) => a.at - b.at);
  const subject = counted.find(({ kind }) => kind === 'name' || kind === 'stranger');
  return helpers.entries().every(([helper, parts]) => {
    const [only] = parts;
    if (parts.length === 1 && only?.kind === 'word') return true;
    if (subject !== undefined && !helper.states(subject, language)) return false;
    const from = counted.indexOf(parts[0] as ClaimPart);
    const to = counted.indexOf(parts.at(-1) as ClaimPart);
    return (
      parts.length >= 2 &&
      counted.length > LEAST_JOINED &&
      counted.slice(from, to + 1).every((part) => helper.states(part, language))
    );
  });
}

/** Whether the claim denies the fact, or says the opposite. */
function isDenied({ kind }: Difference): boolean {
  return kind === 'negation' || kind === 'verb';
}

/** Whether a part says what is done or is so: neither who, where nor how many. */
function isContent({ kind, weight, act }: ClaimPart): boolean {
  return (kind === 'word' || kind === 'act') && weight >= 1.5 && (act === undefined || !isStance(act));
}

function isBackdrop(part: ClaimPart): boolean {
  return (part.kind === 'name' && part.land) || (part.act !== undefined && isStance(part.act));
}

/** Whether the claim names who says it, and that is who the fact has. */
function saysSo(claim: Claim, { reading }: Comparison): boolean {
  return (
    claim.isSaid &&
    claim.parts.some((part) => part.kind === 'name' && part.names.some((id) => reading.speakers.has(id)))
  );
}

/** How much of the fact the claim has: the fewer other names, acts and amounts it speaks of, the closer. */
function closeness({ reading, stated }: Comparison): number {
  const all = reading.size;
  return Math.min(1, stated.length / (all || 1));
}
