/** Of a longer paragraph only what stands so near counts as around a statement: a text may be one line. */
const REACH = 10;
const MOST = 2 * REACH + 1;

/** Which documents stand in one paragraph, by numbers; compact, since it is kept for every document. */
export class Places {
  /** Number of places. */
  readonly count: number;
  readonly #placeOf: Uint32Array;
  /** Documents by place; those of place p from `starts[p]` up to `starts[p + 1]`. */
  readonly #documents: Uint32Array;
  readonly #starts: Uint32Array;

  constructor(documents: readonly { readonly place: string }[]) {
    const numbers = new Map<string, number>();
    this.#placeOf = Uint32Array.from(documents, ({ place }) => {
      const known = numbers.get(place);
      if (known !== undefined) return known;
      numbers.set(place, numbers.size);
      return numbers.size - 1;
    });
    this.count = numbers.size;
    this.#starts = new Uint32Array(this.count + 1);
    for (const place of this.#placeOf) this.#starts[place + 1] = (this.#starts[place + 1] as number) + 1;
    for (let p = 0; p < this.count; p++)
      this.#starts[p + 1] = (this.#starts[p + 1] as number) + (this.#starts[p] as number);
    this.#documents = new Uint32Array(documents.length);
    const next = this.#starts.slice();
    this.#placeOf.forEach((place, document) => {
      const at = next[place] as number;
      next[place] = at + 1;
      this.#documents[at] = document;
    });
  }

  /** The place of a document. */
  of(document: number): number {
    return this.#placeOf[document] as number;
  }

  /** A document's place: the documents there, or of so many the ones around it; ascending. */
  around(document: number): Uint32Array {
    const members = this.members(this.of(document));
    if (members.length <= MOST) return members;
    const from = Math.max(0, members.indexOf(document) - REACH);
    return members.subarray(from, from + 2 * REACH + 1);
  }

  /** The documents of a place, ascending. */
  members(place: number): Uint32Array {
    return this.#documents.subarray(this.#starts[place], this.#starts[place + 1]);
  }
}
