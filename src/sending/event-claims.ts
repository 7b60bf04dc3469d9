/** Makes sure that one process alone answers an event, even if the platform sends it twice. */
export interface EventClaims {
  /**
   * Claims an event.
   * @returns whether the caller is the first to claim it, and so has to answer it. Claims are kept for two days, which is
   *   longer than any platform repeats an event.
   */
  isFirst(platform: string, id: string, at: Date): Promise<boolean>;
}
