import { createHash } from 'node:crypto';
import type { Draft, DraftFact } from '../draft.ts';

/** Which fact a card shows, and in which state. It is short, since a button holds 64 bytes. */
export interface CardKey {
  /** Stands for the id of the draft. */
  readonly code: string;
  readonly n: number;
  /** Changes with everything that is decided about the fact. */
  readonly stamp: string;
}

/** A few letters that stand for the id of a draft. Of a thousand drafts, two have the same once in a hundred thousand times. */
export function draftCode(id: string): string {
  return hash(id, 6);
}

/** Letters that change with everything that is decided about a fact, and when it is split. */
export function stampOf({ facts }: Draft, { reasons: _, ...fact }: DraftFact): string {
  const twins = facts.filter((each) => each.paragraph === fact.paragraph && each.sentence === fact.sentence);
  // A fact that was not split has the key that older messages have.
  return hash(JSON.stringify(twins.length === 1 ? fact : [fact, twins.length]), 5);
}

/** The key of the card of a source: that of fact 0. It changes with the source and the new names. */
export function sourceKey(draft: Draft): string {
  return [draftCode(draft.id), 0, sourceStamp(draft)].join('.');
}

export function sourceStamp({ source, newNames, typed = {} }: Draft): string {
  return hash(JSON.stringify([source, newNames, typed]), 5);
}

export function cardKey(draft: Draft, fact: DraftFact): string {
  return [draftCode(draft.id), fact.n, stampOf(draft, fact)].join('.');
}

/** @returns undefined for what is no key */
export function readCardKey(key: string): CardKey | undefined {
  const [, code, n, stamp] = /^([\w-]{6})\.(\d{1,4})\.([\w-]{5})$/.exec(key) ?? [];
  return code === undefined || stamp === undefined ? undefined : { code, n: Number(n), stamp };
}

/** Letters for what a preview of publishing was made of. */
export function previewKey(draft: string, parts: readonly string[]): string {
  return `${draftCode(draft)}.${hash(JSON.stringify(parts), 10)}`;
}

/** The code of the draft in the key of a preview. */
export function codeInPreview(key: string): string {
  return key.slice(0, key.indexOf('.'));
}

function hash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length);
}
