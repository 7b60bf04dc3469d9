import { createHash } from 'node:crypto';
import { currentFacts } from '../knowledge/current-facts.ts';
import type { Fact, Knowledge } from '../knowledge/model.ts';

/** Per fact, a fingerprint of what readers see of it. Facts that do not stand are not in it. */
export type Snapshot = Readonly<Record<string, string>>;

/** What a chat has seen: a snapshot, but for some facts. */
export interface Baseline {
  /** Key of the snapshot among the blobs. */
  readonly snapshot: string;
  /**
   * Facts of which the chat has seen something else than the snapshot holds, since their message may not have arrived:
   * the fingerprint of what it has seen, or null where it has seen nothing.
   */
  readonly except: Readonly<Record<string, string | null>>;
}

/** Every digest of a day is about the same knowledge. */
const MADE = new WeakMap<Knowledge, Snapshot>();

/** What is known. */
export function snapshotOf(knowledge: Knowledge): Snapshot {
  const { facts, situation } = knowledge;
  const made = MADE.get(knowledge);
  if (made) return made;
  const prints = currentFacts(facts).map((fact) => [fact.id, fingerprint(fact, situation.required)] as const);
  const snapshot = Object.fromEntries(prints);
  MADE.set(knowledge, snapshot);
  return snapshot;
}

/** What a chat has seen, with the exceptions worked in. */
export function seenIn(snapshot: Snapshot, { except }: Baseline): Snapshot {
  const seen = Object.entries({ ...snapshot, ...except });
  return Object.fromEntries(seen.flatMap(([id, print]) => (print === null ? [] : [[id, print]])));
}

/** A translation that comes later is no revision, so only the languages count that every fact has from the start. */
function fingerprint({ text, says, status, when }: Fact, languages: readonly string[]): string {
  const shown = [languages.map((language) => [text[language], says.label[language]]), status, when.date];
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 12);
}
