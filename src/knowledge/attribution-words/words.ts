/** One way to say who speaks. */
export interface Attribution {
  /** Finds the words of the speaker, in the group `speaker`; with the flag `g`, so that it finds further places. */
  readonly find: RegExp;
  /** Undoes what the preposition or case does to the speaker's first or last word. */
  readonly repair?: readonly (readonly [RegExp, string])[];
  /** Most words of a speaker, where a longer one is likely misread. */
  readonly most?: number;
  /** A verb before its subject: what follows it may be its object. */
  readonly verbFirst?: true;
  /** A wide pattern: only who can speak counts, as the noun shows. */
  readonly needsAgent?: true;
}

/** How one language says who speaks. Patterns are for texts whose longer quotations are left out: `“”, said X`. */
export interface AttributionWords {
  /** Tried in order. */
  readonly patterns: readonly Attribution[];
  /** The whole speaker, where it is a pronoun. */
  readonly pronouns: RegExp;
  /** The whole of what was found, where it is no speaker: a relative pronoun, an article alone. */
  readonly rejected: RegExp;
  /** Words before and after the speaker that are no part of it. */
  readonly lead: RegExp;
  readonly trail: RegExp;
  /** Whether what follows a verb is not who speaks but whom the verb is done to, so that its subject is left out. */
  readonly isObject?: (cue: string, speaker: string) => boolean;
  /** Whether a noun phrase is for somebody who can speak, or for a thing; undefined where it does not show. */
  readonly agencyOf?: (speaker: string) => 'agent' | 'thing' | undefined;
}

/** A pattern that finds every place. */
export function everywhere(source: string, flags = 'iu'): RegExp {
  return new RegExp(source, `g${flags}`);
}
