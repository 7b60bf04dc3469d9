import type { Schedule } from '../chat/digests.ts';

/** One post of a schedule. A local date has one at most, whatever its clocks do. */
export interface Slot {
  /** The local date (ISO 8601). */
  readonly date: string;
  readonly at: Date;
}
