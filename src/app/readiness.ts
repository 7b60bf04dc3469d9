import type { Knowledge } from '../knowledge/model.ts';
import { type Timer, wait } from '../util/timer.ts';

/** Whether a part of the program works. */
export interface PartState {
  /** Such as `store`. */
  readonly name: string;
  readonly isReady: boolean;
}

/** What readers' answers need. */
export interface ReadinessOptions {
  knowledge(): Pick<Knowledge, 'version'> | undefined;
  readonly store: { ping(): Promise<void> };
  /** The bots, and whether each can be asked now. */
  readonly platforms: readonly { readonly name: string; isConnected(): boolean }[];
  readonly timer: Timer;
}

/** How long the store may take to answer. */
const PATIENCE = 2_000;

/** Which parts work now: the knowledge is loaded, the store answers, each platform is connected. Never rejects. */
export async function readiness(options: ReadinessOptions): Promise<readonly PartState[]> {
  const { knowledge, store, platforms, timer } = options;
  const answered = store.ping().then(
    () => true,
    () => false,
  );
  const settled = new AbortController();
  const late = wait(PATIENCE, timer, settled.signal).then(() => false);
  const isReached = await Promise.race([answered, late]);
  settled.abort();
  return [
    { name: 'knowledge', isReady: knowledge() !== undefined },
    { name: 'store', isReady: isReached },
    ...platforms.map((platform) => ({ name: platform.name.toLowerCase(), isReady: platform.isConnected() })),
  ];
}
