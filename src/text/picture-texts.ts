import type { TextWith } from './text-with.ts';

/** What stands in pictures, and beside them. */
export interface PictureTexts {
  /** The product's name, as readers of the language write it. */
  readonly product: string;
  /** One line that says what the product is for. */
  readonly promise: string;
  readonly map: {
    /** The title of a map of this matter. */
    readonly titleOf: TextWith<string>;
    /** No fact on the matter names a place whose position is known. */
    readonly noPlaces: string;
    readonly legend: string;
    /** Places too far away for the map, each with its number of facts. */
    readonly outside: TextWith<string>;
    /** Places that have a circle, and no room for their name. */
    readonly unnamed: TextWith<string>;
    /** Whose boundaries the map has: maps differ in them, and Sanad takes no side. */
    readonly boundaries: TextWith<string>;
    /** Before the number of facts of each place. */
    readonly places: string;
    readonly all: string;
  };
  /** Below the timeline: what a ring in the place of a dot means. */
  readonly ring: string;
  /** On the card of a fact that is no longer valid. */
  readonly past: string;
  /** Behind the title of a picture that is one of several. */
  readonly part: (picture: number, of: number) => string;
}
