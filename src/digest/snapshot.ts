import { createHash } from 'node:crypto';
import { currentFacts } from '../knowledge/current-facts.ts';
import type { Fact, Knowledge } from '../knowledge/model.ts';

/** Fingerprints of what readers see of each valid fact, by its id. */
export type Snapshot = Readonly<Record<string, string>>;

/** What a chat has seen: a snapshot, with exceptions. */
export interface Baseline {
  /** Key of the snapshot among the blobs. */
  readonly snapshot: string;
  /**
   * Facts whose message may not have arrived: the fingerprint of what the chat had seen before, or null if it had seen
   * nothing of the fact.
   */
  readonly except: Readonly<Record<string, string | null>>;
}

/** All digests of a day share the same knowledge, so its snapshot is made once. */
const SNAPSHOTS = new WeakMap<Knowledge, Snapshot>();

/** The snapshot of all that is known now. */
export function snapshotOf(knowledge: Knowledge): Snapshot {
  const { facts, situation } = knowledge;
  const made = SNAPSHOTS.get(knowledge);
  if (made) return made;
  const prints = currentFacts(facts).map((fact) => [fact.id, fingerprint(fact, situation.required)] as const);
  const snapshot = Object.fromEntries(prints);
  SNAPSHOTS.set(knowledge, snapshot);
  return snapshot;
}

/** What a chat has seen: the snapshot with its exceptions applied. */
export function seenIn(snapshot: Snapshot, { except }: Baseline): Snapshot {
  const seen = Object.entries({ ...snapshot, ...except });
  return Object.fromEntries(seen.flatMap(([id, print]) => (print === null ? [] : [[id, print]])));
}

/** Only the required languages count: a translation that is added later is no revision. */
function fingerprint({ text, says, status, when }: Fact, languages: readonly string[]): string {
  const shown = [languages.map((language) => [text[language], says.label[language]]), status, when.date];
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 12);
}
