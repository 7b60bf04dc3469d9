import type { Fact } from '../../knowledge/model.ts';
import { isStance } from './acts.ts';
import type { Claim, ClaimPart } from './claim.ts';
import { type Comparison, type Difference, isFirst } from './comparison.ts';

/**
 * - `in-sources`: every part of the claim is in one fact or in facts of one paragraph
 * - `differs`: a fact on the same matter says otherwise in a number, date, place, name, speaker, verb or negation
 * - `in-part`: a fact states a part of it, and no fact another part
 * - `disputed`: a fact states it, and others are against that
 * - `not-in-sources`: no fact states it
 */
export type Verdict = 'in-sources' | 'differs' | 'in-part' | 'disputed' | 'not-in-sources';

/** A verdict with what it rests on. */
export interface Judged {
  readonly verdict: Verdict;
  readonly difference?: Difference;
  /** Words that no fact has; with `in-part`. */
  readonly lacking: readonly string[];
  /** The facts that it rests on, best first. */
  readonly facts: readonly Fact[];
}

/** Share of a claim's weight, differing parts aside, that a fact must have for a difference or a part to count. */
const SAME_MATTER = 0.6;
const PART = 0.35;
/** Share that it must have where another name stands for one of the claim. */
const NAMED_APART = 0.38;
/** Weight of missing parts from which on a claim with another name is a further claim. */
const FURTHER = 2.5;
/** Parts that a fact itself must state. */
const LEAST_STATED = 2;

export const NOTHING: Judged = { verdict: 'not-in-sources', lacking: [], facts: [] };

/** The verdict on a claim from its comparisons with facts. */
export function judge(claim: Claim, comparisons: readonly Comparison[]): Judged {
  const ranked = comparisons.map((comparison) => ({ comparison, ...judgeOne(claim, comparison) }));
  let best: (typeof ranked)[number] | undefined;
  for (const each of ranked) if (each.points > (best?.points ?? 0)) best = each;
  if (best === undefined) return NOTHING;
  const { comparison, verdict, difference } = best;
  const helpers = comparison.around.length === 0 ? [] : comparison.helpers;
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

const NONE: One = { verdict: 'not-in-sources', points: 0 };

function judgeOne(claim: Claim, comparison: Comparison): One {
  const { stated, around, missing, differences, total, held, heldAround, differing, isUnreal } = comparison;
  if (total === 0) return NONE;
  const share = (held + heldAround) / (total - differing || 1);
  const ownShare = held / (total - differing || 1);
  const telling = stated.filter((part) => !isBackdrop(part));
  const tellingAround = around.filter((part) => !isBackdrop(part));
  const content = stated.filter((part) => isContent(part) && comparison.reading.tells(part));
  const units = content.reduce((sum, { length }) => sum + Math.min(2, length), 0);
  const close = closeness(comparison);
  const isDisputed = comparison.reading.fact.status === 'disputed' && !saysSo(claim, comparison);
  if (missing.length === 0 && differences.length === 0) {
    const counted = stated.length + around.length;
    if (isUnreal || ownShare < 0.5 || stated.length < Math.min(LEAST_STATED, counted)) return NONE;
    return { verdict: isDisputed ? 'disputed' : 'in-sources', points: 2 + 0.5 * ownShare + close };
  }
  const [difference] = differences;
  if (isUnreal && !claim.colours.has('future')) return NONE;
  if (difference !== undefined && differences.length <= 2 && !isUnreal) {
    const named = differences.filter(({ kind }) => kind === 'name' || kind === 'place' || kind === 'speaker');
    const isOther = named.length > 1 || named.some(({ part }) => part?.kind === 'stranger' && part.at === 0);
    const isFurther = named.length > 0 && total - held - heldAround - differing >= FURTHER;
    if (
      !isFurther && share >= SAME_MATTER && ownShare >= 0.45 && telling.length + (named.length === 0 ? tellingAround.length : 0) >= (isOther ? 3 : LEAST_STATED) &&
      (named.length === 0 || (held / total >= NAMED_APART && content.length > 0))
    )
      return { verdict: isDenied(difference) && isDisputed ? 'disputed' : 'differs', difference, points: 1.75 * share + 0.5 * ownShare + close - 0.1 * differences.length };
    if (!isFurther || named.length > 1 || named.some(({ part }) => part !== undefined && isFirst(part, claim))) return NONE;
  }
  if (
    (held + heldAround) / total >= PART && held / total >= 0.25 && (units >= 2 || (units === 1 && (held + heldAround) / total >= 0.5)) &&
    telling.length >= LEAST_STATED
  )
    return { verdict: 'in-part', points: 1.2 * share + 0.2 * close };
  return NONE;
}

/** Whether the claim denies the fact, or says the opposite. */
function isDenied({ kind }: Difference): boolean {
  return kind === 'negation' || kind === 'verb';
}

/** Whether a part says what is done or is so: neither who, where nor how many. */
function isContent({ kind, weight, act }: ClaimPart): boolean {
  return (kind === 'word' || kind === 'act') && weight >= 2 && (act === undefined || !isStance(act));
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
