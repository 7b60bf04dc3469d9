import { LRUCache } from 'lru-cache';
import type { Knowledge } from '../knowledge/model.ts';
import { given } from '../util/given.ts';
import type { Blobs } from './ledger.ts';
import {
  type Baseline,
  type GapClosing,
  type Known,
  readSnapshot,
  type Snapshot,
  seenIn,
  snapshotOf,
  writeSnapshot,
} from './snapshot.ts';

/** What snapshots are made of, and where they are kept. */
export interface SnapshotsOptions {
  readonly blobs: Blobs;
  knowledge(): Knowledge;
  /** The gaps that facts close. Default: none. */
  closings?(): readonly GapClosing[];
  /** Address of a fact's own page. Left out where there are no pages. */
  factPage?(id: string): string;
  now(): Date;
}

/** How many snapshots are kept in memory: chats have mostly seen one of the latest. */
const MOST = 16;
/** Milliseconds for which a snapshot that was put need not be put again. The store keeps texts for much longer. */
const FRESH = 10 * 60 * 1_000;

/** Snapshots among the blobs: all chats that have seen the same share one. */
export class Snapshots {
  readonly #options: SnapshotsOptions;
  readonly #read = new LRUCache<string, Snapshot>({ max: MOST });
  #kept: { readonly knowledge: Knowledge; readonly key: string; readonly at: Date } | undefined;

  constructor(options: SnapshotsOptions) {
    this.#options = options;
  }

  /** What is known now. */
  known(): Known {
    const { knowledge, closings, factPage } = this.#options;
    return { knowledge: knowledge(), closings: closings?.() ?? [], ...given({ factPage }) };
  }

  /** Keeps what is known. @returns the key of its snapshot */
  async keep(known = this.known()): Promise<string> {
    const at = this.#options.now();
    const kept = this.#kept;
    if (kept?.knowledge === known.knowledge && at.getTime() - kept.at.getTime() < FRESH) return kept.key;
    const key = await this.#options.blobs.put(writeSnapshot(snapshotOf(known)), at);
    this.#kept = { knowledge: known.knowledge, key, at };
    return key;
  }

  /** What a chat has seen; undefined before its first digest has arrived, or if the snapshot is lost. */
  async seen(baseline: Baseline | undefined): Promise<Snapshot | undefined> {
    const snapshot = baseline && (await this.get(baseline.snapshot));
    return snapshot && seenIn(snapshot, baseline);
  }

  /** The snapshot with a key; undefined if it is not kept any more, or the text is no snapshot. */
  async get(key: string): Promise<Snapshot | undefined> {
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const text = await this.#options.blobs.get(key);
    if (text === undefined) return undefined;
    const snapshot = readSnapshot(text);
    if (snapshot !== undefined) this.#read.set(key, snapshot);
    return snapshot;
  }

  /** Keeps a snapshot that was kept before for as long as if it were new. */
  async keepOn(key: string): Promise<void> {
    const text = await this.#options.blobs.get(key);
    if (text !== undefined) await this.#options.blobs.put(text, this.#options.now());
  }
}
