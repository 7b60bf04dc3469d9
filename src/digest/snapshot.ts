/**
 * What the knowledge held at a moment: per fact that stood, a fingerprint of what readers see of it. Facts that did not
 * stand are not in it.
 */
export type Snapshot = Readonly<Record<string, string>>;

/** What a chat has seen: a snapshot, but for some facts. */
export interface Baseline {
  /** Key of the snapshot among the documents. */
  readonly snapshot: string;
  /**
   * Facts of which the chat has seen something else than the snapshot holds, since their message may not have arrived:
   * the fingerprint of what it has seen, or null where it has seen nothing.
   */
  readonly except: Readonly<Record<string, string | null>>;
}
