import type { FactState } from './fact-event.ts';

/** An event for one address. */
export interface WebhookDelivery {
  /** The same each time that it is sent. */
  readonly id: string;
  /** The key of the address: the store does not hold addresses, which may hold secrets. */
  readonly address: string;
  /** The body, in JSON: the same each time that it is sent. */
  readonly body: string;
  /** How often it was begun, this time included. */
  readonly attempts: number;
  /** After this moment it is given up. */
  readonly until: Date;
}

/** A change, and what others are told of it. */
export interface Announcement {
  readonly state: FactState;
  /** The event in JSON. Left out where nobody is to be told. */
  readonly body?: string;
}

/** The states of facts that were told, and the deliveries that wait. Each method is one transaction. */
export interface WebhookStore {
  /** The states that were told or taken as known; undefined before `begin`. */
  told(): Promise<readonly FactState[] | undefined>;

  /** Takes states as known. Only the first call, of all processes, does anything. */
  begin(states: readonly FactState[], at: Date): Promise<void>;

  /**
   * Records changes that no process has recorded, each with one delivery for every address that is not paused.
   * @param addresses keys of addresses
   * @param until when the deliveries are given up
   * @returns how many deliveries were added
   */
  announce(
    announcements: readonly Announcement[],
    addresses: readonly string[],
    at: Date,
    until: Date,
  ): Promise<number>;

  /**
   * Takes the delivery to an address that is due for the longest, so that no other process works on it for a while.
   * @param until when it is free again, if it is neither removed nor put off
   */
  take(address: string, now: Date, until: Date): Promise<WebhookDelivery | undefined>;

  /** Gives a delivery back, to be taken again from a moment on. */
  putOff(id: string, until: Date): Promise<void>;

  /** Removes a delivery that has arrived or is given up. */
  remove(id: string): Promise<void>;

  /** Removes what waits for an address, and adds nothing for it from now on. */
  pause(address: string, at: Date): Promise<void>;

  /** Which of these addresses are paused. Those that are not among them are paused no longer. */
  paused(addresses: readonly string[]): Promise<readonly string[]>;

  /** Removes deliveries that are too late, such as those to addresses that are not named any more. */
  removeLate(now: Date): Promise<void>;
}
