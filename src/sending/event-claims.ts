/** An event that a process wants to answer. */
export interface HeldEvent {
  readonly platform: string;
  /** Id of the event on the platform. */
  readonly event: string;
  /** Who holds it: an id that nobody else uses. */
  readonly holder: string;
}

/** Whose an event is: the caller's; another's, who may not get to answer it; or answered, or about to be. */
export type Holding = 'held' | 'busy' | 'settled';

/** How long an event is held. Whoever has not settled it by then may have died. */
export const HELD_MILLISECONDS = 20_000;

/** Makes sure that one process alone answers an event, even if the platform sends it twice. */
export interface EventClaims {
  /**
   * Claims an event.
   * @returns whether the caller is the first to claim it, and so has to answer it. Claims are kept for two days, which is
   *   longer than any platform repeats an event.
   */
  isFirst(platform: string, id: string, at: Date): Promise<boolean>;
  /**
   * Holds an event for 20 seconds, without claiming it. Where it is not known whether that was done, the same holder may do
   * it again; also after `settle`, as long as nothing was answered.
   */
  hold(held: HeldEvent, at: Date): Promise<Holding>;
  /**
   * Claims an event that is held, right before it is answered; may be repeated.
   * @returns false where another holds it by now, and is going to answer it
   */
  settle(held: HeldEvent): Promise<boolean>;
}
