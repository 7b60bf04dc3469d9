import type { Knowledge } from '../knowledge/model.ts';
import type { NamedPlace } from '../knowledge/places.ts';
import type { Block, Citation, Line } from './reply.ts';

/** A picture as a block of a reply. */
export type Picture = Extract<Block, { readonly kind: 'image' }>;

/** What a map shows. */
export interface MapContent {
  readonly title: string;
  readonly places: readonly NamedPlace[];
  readonly knowledge: Knowledge;
  readonly language: string;
}

/** A time, and the statements that belong to it, as the reply has them. */
export interface TimelineGroup {
  readonly label: string;
  /** The time is inferred or not known. */
  readonly isInferred: boolean;
  readonly lines: readonly Line[];
}

/** What a timeline shows. */
export interface TimelineContent {
  readonly title: string;
  readonly groups: readonly TimelineGroup[];
  /** Those of the reply: a picture lists the ones that it has. */
  readonly citations: readonly Citation[];
  readonly language: string;
}

/** Draws what a reply shows. Where it cannot be drawn, there is no picture, and the reply's text says it all. */
export interface Pictures {
  map(content: MapContent): Promise<readonly Picture[]>;
  /** One picture, or several where one would be too long for a phone. */
  timeline(content: TimelineContent): Promise<readonly Picture[]>;
}
