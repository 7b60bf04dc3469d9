import type { Localized } from '../../../knowledge/model.ts';

/** What a pronoun may stand for. */
export type SpeakerKind = 'person' | 'group' | 'several';

/** Who says a sentence. */
export interface DraftSpeaker {
  /** Id of a known or new name, or the speaker's words. */
  readonly says: string | Localized;
  readonly words: string;
  readonly kind: SpeakerKind;
  readonly gender?: 'm' | 'f';
  /** From which words it was read. */
  readonly cue: string;
  /** Judges for a living: an analyst, a researcher. */
  readonly isAnalyst: boolean;
}
