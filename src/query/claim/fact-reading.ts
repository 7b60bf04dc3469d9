import type { Fact, Name } from '../../knowledge/model.ts';
import type { IndexedFact } from '../index/indexed-facts.ts';
import type { WeighedSlot } from '../index/weighed-slot.ts';
import type { Analyser } from '../words/analyser.ts';
import { tokenize } from '../words/fold.ts';
import { stem } from '../words/inflection.ts';
import { oppositesOf } from '../words/opposites.ts';
import { type Act, actsIn, excludes, isStrict } from './acts.ts';
import { type Amount, amountsIn } from './amounts.ts';
import type { ClaimPart } from './claim.ts';
import { type Colour, coloursOf } from './polarity.ts';

/** Least weight of a sense that states a word: looser ones only help to find facts. */
const SURE = 0.5;

/** A fact, read for comparing with claims. */
export class FactReading {
  readonly fact: Fact;
  /** Ids of the names that it speaks of, offices and their holders together; the speaker's aside. */
  readonly names: ReadonlySet<string>;
  /** The same of who says it. */
  readonly speakers: ReadonlySet<string>;
  readonly acts: ReadonlySet<Act>;
  readonly amounts: readonly Amount[];
  readonly colours: ReadonlySet<Colour>;
  /** Words of substance that it has. */
  readonly size: number;
  readonly #terms: ReadonlySet<string>;
  /** Stems of the words of its texts. */
  readonly #stems: ReadonlySet<string>;
  /** Stems of the words for who says it, and for what the people in it are. */
  readonly #labels: ReadonlySet<string>;

  constructor(indexed: IndexedFact & { readonly fact: Fact }, analyser: Analyser, names: ReadonlyMap<string, Name>) {
    const { fact } = indexed;
    this.fact = fact;
    this.#terms = new Set(indexed.statement.split(' '));
    const acts = new Set<Act>();
    const amounts: Amount[] = [];
    const found = new Set(fact.names);
    let colours: ReadonlySet<Colour> | undefined;
    let size = 0;
    const stems = new Set<string>();
    const labels = new Set<string>();
    for (const [language, text] of Object.entries(fact.text)) {
      const { tokens, slots } = analyser.analyse(text, language);
      for (const { act } of actsIn(tokens, language)) acts.add(act);
      amounts.push(...amountsIn(tokens, language));
      colours ??= coloursOf(tokens, language).of;
      size ||= slots.length;
      for (const slot of slots) if (slot.names[0] !== undefined && slot.knowing === 'name') found.add(slot.names[0]);
      const known = [...fact.names, fact.says.name ?? ''].map((id) => names.get(id)?.role?.[language] ?? '');
      const told = [fact.says.label[language] ?? '', ...known].flatMap((words) => tokenize(words));
      for (const { folded } of tokens) stems.add(stem(folded, language));
      for (const { folded } of told) labels.add(stem(folded, language));
    }
    if (fact.when.inferred === undefined) amounts.push(...datesOf(fact));
    const officesOf = (id: string): readonly string[] => {
      const name = names.get(id);
      const holders = [...names.values()].filter(({ holds }) => holds.includes(id)).map((holder) => holder.id);
      return [id, ...(name?.holds ?? []), ...holders];
    };
    this.size = size;
    this.acts = acts;
    this.amounts = amounts;
    this.colours = colours ?? new Set();
    this.#stems = stems;
    this.#labels = labels;
    this.names = new Set([...found].flatMap(officesOf));
    this.speakers = new Set(fact.says.name === undefined ? [] : officesOf(fact.says.name));
  }

  /** Whether it states a part of a claim, in the same or in other words. */
  states(part: ClaimPart): boolean {
    switch (part.kind) {
      case 'name':
        return this.speaksOf(part);
      case 'amount':
        return this.amounts.some((amount) => isSame(amount, part.amount));
      case 'act':
        return this.#does(part);
      default:
        return this.#has(part) || hasStem(part, this.#labels);
    }
  }

  /** Whether it speaks of a name, or of what that stands for other than a whole country. */
  speaksOf({ names, located }: ClaimPart): boolean {
    const meant = located ? names.slice(0, 1) : names;
    return meant.some((id) => this.names.has(id) || this.speakers.has(id));
  }

  /** The act or word of the fact that cannot hold beside a part of the claim. */
  opposite(part: ClaimPart, claimed: ReadonlySet<Act>): boolean {
    const { act } = part;
    if (act !== undefined)
      return [...this.acts].some((own) => excludes(act, own) && !claimed.has(own));
    return part.senses.some(
      ({ term }) => term.startsWith('w:') && [...oppositesOf(term.slice(2))].some((other) => this.#stems.has(other)),
    );
  }

  /** Whether its text has the words of a part, and not only the label of somebody in it. */
  tells(part: ClaimPart): boolean {
    return part.kind === 'act' ? this.#does(part) : this.#has(part);
  }

  #does(part: ClaimPart): boolean {
    if (part.act !== undefined && this.acts.has(part.act)) return true;
    if (part.act !== undefined && isStrict(part.act)) return false;
    return this.#has(part);
  }

  #has(slot: WeighedSlot & { readonly pieces?: readonly WeighedSlot[] }): boolean {
    const { pieces = [] } = slot;
    if (slot.known.some(({ term, weight }) => weight >= SURE && this.#terms.has(term))) return true;
    if (hasStem(slot, this.#stems)) return true;
    return pieces.length > 0 && pieces.every((piece) => this.#has(piece));
  }
}

function hasStem({ senses }: WeighedSlot, stems: ReadonlySet<string>): boolean {
  return senses.some(({ term, weight }) => weight >= SURE && term.startsWith('w:') && stems.has(term.slice(2)));
}

function isSame(one: Amount, other: Amount | undefined): boolean {
  return other !== undefined && one.kind === other.kind && one.value === other.value;
}

/** The day, month and year that the source itself gives. */
function datesOf({ when }: Fact): Amount[] {
  const amount = (kind: Amount['kind'], value: number): Amount => ({ kind, value, surface: String(value), at: -1, length: 1 });
  return [when.from, when.to].flatMap((date) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    return [
      amount('year', year),
      ...(when.precision === 'year' ? [] : [amount('month', month)]),
      ...(when.precision === 'day' ? [amount('day', day)] : []),
    ];
  });
}
