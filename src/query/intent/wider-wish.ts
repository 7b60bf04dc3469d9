import type { Name } from '../../knowledge/model.ts';
import type { WeighedSlot } from '../index/weighed-slot.ts';
import type { Judgement } from '../judgement.ts';
import type { Missing } from '../types.ts';
import { compares, distinct, type Intent, type IntentReader, isNamed, wantsOverview } from './intent.ts';

/**
 * What a question that no single fact answers may still want: all about the name or the situation that it asks to be told
 * about. Undefined where it has words that no source has, or asks for what is known to be missing.
 */
export function widerWish(
  { analysis, query, followsUp }: Judgement,
  missing: Missing | undefined,
  { isBackdrop }: Pick<IntentReader, 'isBackdrop'>,
): Intent | undefined {
  if (followsUp || missing?.kind === 'gap' || missing?.kind === 'not-yet') return undefined;
  const unknown = new Set(query.slots.filter(({ absent }) => absent).map(({ surface }) => surface));
  const isOfOthers = query.slots.some(({ absent, capital }) => absent && capital);
  if (isOfOthers || !wantsOverview(analysis, (surface) => unknown.has(surface))) return undefined;
  const [name, ...others] = query.slots.filter((slot) => isNamed(slot) && !isBackdrop(slot));
  const about = query.slots.filter((slot) => !slot.absent && isBackdrop(slot));
  if (name === undefined) return { kind: 'overview', about };
  return others.length === 0 ? { kind: 'profile', slot: name } : undefined;
}

/**
 * The comparison of those who can say something, where a question sets several beside each other. Whoever does so does not
 * say that they did something together.
 */
export function comparisonIn(
  { analysis, query, followsUp }: Judgement,
  missing: Missing | undefined,
  names: ReadonlyMap<string, Name>,
): Intent | undefined {
  const mayCompare = missing === undefined || missing.kind === 'no-such-link';
  if (followsUp || !mayCompare || !compares(analysis)) return undefined;
  const speaks = ({ names: [id = ''] }: WeighedSlot): boolean => (names.get(id)?.kind ?? 'place') !== 'place';
  const sides = distinct(query.slots.filter((slot) => isNamed(slot) && speaks(slot)));
  if (sides.length < 2) return undefined;
  return { kind: 'comparison', sides, topic: query.slots.filter((slot) => !isNamed(slot)) };
}
