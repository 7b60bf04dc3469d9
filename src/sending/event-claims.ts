/** Sees to it that what may come in twice is answered once, by whichever process. */
export interface EventClaims {
  /**
   * Whether nobody has claimed this event before; whoever is told so answers it. Claims are kept for two days, longer
   * than any platform repeats an event.
   */
  isFirst(platform: string, id: string, at: Date): Promise<boolean>;
}
