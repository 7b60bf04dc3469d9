import type { Fact, Name } from '../../knowledge/model.ts';
import type { IndexedFact } from '../index/indexed-facts.ts';
import type { WeighedSlot } from '../index/weighed-slot.ts';
import type { Analyser, Slot } from '../words/analyser.ts';
import { type Token, tokenize } from '../words/fold.ts';
import { stem } from '../words/inflection.ts';
import { oppositesOf } from '../words/opposites.ts';
import type { Act } from './act-words.ts';
import { actsIn, excludes, isStance, isStrict, type NamedAct } from './acts.ts';
import { type Amount, amountsIn } from './amounts.ts';
import type { ClaimPart } from './claim.ts';
import { type Colour, coloursOf } from './polarity.ts';

/** Least weight of a sense that states a word: looser ones only help to find facts. */
const SURE = 0.5;

/** An amount in one of the languages of a fact's text; dates that only its time has are in none. */
export interface StatedAmount extends Amount {
  readonly language?: string;
}

/** An act in a text of a fact, with the names that stand before it. */
interface TextAct extends NamedAct {
  readonly surface: string;
  readonly before: ReadonlySet<string>;
}

/** Kinds of names that answer who it is; an office and an unnamed voice do not. */
const CALLED: ReadonlySet<string> = new Set(['person', 'group']);

/** Words behind which a place is what something borders on or faces, and not where it is. */
const BESIDE: ReadonlySet<string> = new Set(['with', 'facing', 'across', 'مع', 'تجاه', 'avec', 'لهكهل']);

function textActs(tokens: readonly Token[], slots: readonly Slot[], language: string): readonly TextAct[] {
  let from = 0;
  const named = slots.flatMap(({ names, surface }) => {
    const at = tokens.findIndex((token, place) => place >= from && token.surface === surface.split(' ')[0]);
    from = Math.max(from, at);
    return names.map((id) => ({ id, at }));
  });
  return actsIn(tokens, language).map((act) => ({
    ...act,
    surface: tokens
      .slice(act.at, act.at + act.length)
      .map((token) => token.surface)
      .join(' '),
    before: new Set(doersBefore(act.at, named)),
  }));
}

/** Words that may stand between a doer and the act, or between two names of one doer. */
const APART = 4;

/** The names that stand next before an act: an office and its holder, or several that do it together. */
function doersBefore(act: number, named: readonly { readonly id: string; readonly at: number }[]): string[] {
  const doers: string[] = [];
  let next = act;
  for (const { id, at } of named.toReversed()) {
    if (at >= act) continue;
    if (next - at > APART) break;
    doers.push(id);
    next = at;
  }
  return doers;
}

/** A fact, read for comparing with claims. */
export class FactReading {
  readonly fact: Fact;
  /** Ids of the names that it speaks of, offices and their holders together; the speaker's aside. */
  readonly names: ReadonlySet<string>;
  /** The same of who says it. */
  readonly speakers: ReadonlySet<string>;
  /** Ids of the persons and groups that its text calls by their names. */
  readonly named: ReadonlySet<string>;
  /** Ids of who it is about. */
  readonly subjects: ReadonlySet<string>;
  readonly amounts: readonly StatedAmount[];
  readonly colours: ReadonlySet<Colour>;
  /** Words of substance that it has. */
  readonly size: number;
  readonly #acts: ReadonlyMap<string, readonly TextAct[]>;
  readonly #terms: ReadonlySet<string>;
  /** Stems of the words of its texts. */
  readonly #stems: ReadonlySet<string>;
  /** Stems of the words for who says it, and for what the people in it are. */
  readonly #labels: ReadonlySet<string>;

  constructor(
    indexed: IndexedFact & { readonly fact: Fact },
    analyser: Analyser,
    names: ReadonlyMap<string, Name>,
  ) {
    const { fact } = indexed;
    this.fact = fact;
    const terms = new Set(indexed.statement.split(' '));
    const acts = new Map<string, readonly TextAct[]>();
    const amounts: StatedAmount[] = [];
    // A place is where the text says so; people may be meant where it does not name them.
    const found = new Set(fact.names.filter((id) => names.get(id)?.kind !== 'place'));
    let colours: ReadonlySet<Colour> | undefined;
    let size = 0;
    const stems = new Set<string>();
    const labels = new Set<string>();
    const named = new Set<string>();
    for (const [language, text] of Object.entries(fact.text)) {
      const { tokens, slots } = analyser.analyse(text, language);
      acts.set(language, textActs(tokens, slots, language));
      amounts.push(...amountsIn(tokens, language).map((amount) => ({ ...amount, language })));
      colours ??= coloursOf(tokens, language).of;
      size ||= slots.length;
      let from = 0;
      for (const {
        names: [name],
        knowing,
        surface,
      } of slots) {
        const words = surface.split(' ');
        const at = tokens.findIndex((token, place) => place >= from && token.surface === words[0]);
        from = Math.max(from, at);
        if (name === undefined || knowing !== 'name') continue;
        if (CALLED.has(names.get(name)?.kind ?? '')) named.add(name);
        if (names.get(name)?.kind !== 'place' || !BESIDE.has(tokens[at - 1]?.folded ?? '')) found.add(name);
        if (words.length < 2) continue;
        for (const word of words)
          for (const piece of analyser.analyse(word, language).slots)
            for (const { term } of piece.senses) if (term.startsWith('c:')) terms.add(term);
      }
      const known = [...fact.names, fact.says.name ?? ''].map((id) => names.get(id)?.role?.[language] ?? '');
      const told = [fact.says.label[language] ?? '', ...known].flatMap((words) => tokenize(words));
      for (const { folded } of tokens) stems.add(stem(folded, language));
      for (const { folded } of told) labels.add(stem(folded, language));
    }
    if (fact.when.inferred === undefined) amounts.push(...datesOf(fact));
    for (const id of [...found])
      for (let place = names.get(id)?.in; place !== undefined; place = names.get(place)?.in) found.add(place);
    const officesOf = (id: string): readonly string[] => {
      const name = names.get(id);
      const holders = [...names.values()]
        .filter(({ holds }) => holds.includes(id))
        .map((holder) => holder.id);
      return [id, ...(name?.holds ?? []), ...holders];
    };
    this.size = size;
    this.named = named;
    this.#terms = terms;
    this.#acts = acts;
    this.amounts = amounts;
    this.colours = colours ?? new Set();
    this.#stems = stems;
    this.#labels = labels;
    this.names = new Set([...found].flatMap(officesOf));
    const speaker = officesOf(fact.says.name ?? '');
    const [about = '', next = ''] = [
      ...fact.names.slice(0, 1),
      ...fact.names.slice(1).filter((id) => !speaker.includes(id)),
    ];
    const subjects = speaker.includes(about) ? [about, next] : [about];
    this.subjects = new Set(
      subjects.flatMap((id) => [...officesOf(id), ...(names.get(id)?.member ?? []), names.get(id)?.in ?? '']),
    );
    this.speakers = new Set(fact.says.name === undefined ? [] : officesOf(fact.says.name));
  }

  /** Whether it states a part of a claim, in the same or in other words. */
  states(part: ClaimPart, language: string): boolean {
    switch (part.kind) {
      case 'name':
        return this.speaksOf(part);
      case 'amount':
        return this.amounts.some((amount) => isSame(amount, part.amount));
      case 'act':
        return this.#does(part, language);
      default:
        return this.#has(part) || hasStem(part, this.#labels);
    }
  }

  /** Whether it speaks of a name, or of what that stands for other than a whole country. */
  speaksOf({ names, located }: ClaimPart): boolean {
    const meant = located ? names.slice(0, 1) : names;
    return meant.some((id) => this.names.has(id) || this.speakers.has(id));
  }

  /** The word of the fact that cannot hold beside a part of the claim; empty where it is not known, undefined for none. */
  opposite(part: ClaimPart, claimed: ReadonlySet<Act>, language: string): string | undefined {
    const { act } = part;
    if (act !== undefined) {
      const own = this.#actsIn(language).find((each) => excludes(act, each.act) && !claimed.has(each.act));
      return own === undefined || this.#acts.has(language) ? own?.surface : '';
    }
    const stems = part.senses.flatMap(({ term }) =>
      term.startsWith('w:') ? [...oppositesOf(term.slice(2))] : [],
    );
    return stems.some((other) => this.#stems.has(other)) ? '' : undefined;
  }

  /** Whether somebody is who does what it tells, or who says it. */
  isDoneBy({ names }: ClaimPart, act: Act | undefined, language: string): boolean {
    const acts = this.#actsIn(language).filter((own) => own.act === act);
    return names.some(
      (id) => this.subjects.has(id) || this.speakers.has(id) || acts.some(({ before }) => before.has(id)),
    );
  }

  /** Whether its text has the words of a part, and not only the label of somebody in it. */
  tells(part: ClaimPart, language: string): boolean {
    return part.kind === 'act' ? this.#does(part, language) : this.#has(part);
  }

  /** Its acts by its text in a language, or by all of its texts where it has none in it. */
  #actsIn(language: string): readonly TextAct[] {
    return this.#acts.get(language) ?? [...this.#acts.values()].flat();
  }

  #does(part: ClaimPart, language: string): boolean {
    const { act, doer } = part;
    if (act !== undefined) {
      const own = this.#actsIn(language).filter((each) => each.act === act);
      const isDoneBy = ({ isActive, before }: TextAct): boolean =>
        doer === undefined ||
        (isActive && doer.names.some((id) => before.has(id))) ||
        (isStance(act) && doer.names.some((id) => this.speakers.has(id)));
      if (own.some(isDoneBy)) return true;
      if (own.length > 0 || isStrict(act)) return false;
    }
    // By meaning only: "security" has the stem of "secure".
    return part.known.some(
      ({ term, weight }) => weight >= SURE && term.startsWith('c:') && this.#terms.has(term),
    );
  }

  #has(slot: WeighedSlot & { readonly pieces?: readonly WeighedSlot[] }): boolean {
    const { pieces = [] } = slot;
    if (slot.known.some(({ term, weight }) => weight >= SURE && this.#terms.has(term))) return true;
    if (hasStem(slot, this.#stems)) return true;
    return pieces.length > 0 && pieces.every((piece) => this.#has(piece));
  }
}

function hasStem({ senses }: WeighedSlot, stems: ReadonlySet<string>): boolean {
  return senses.some(
    ({ term, weight }) => weight >= SURE && term.startsWith('w:') && stems.has(term.slice(2)),
  );
}

function isSame(one: Amount, other: Amount | undefined): boolean {
  return other !== undefined && one.kind === other.kind && one.value === other.value;
}

/** The day, month and year that the source itself gives. */
function datesOf({ when }: Fact): Amount[] {
  const amount = (kind: Amount['kind'], value: number): Amount => ({
    kind,
    value,
    surface: String(value),
    at: -1,
    length: 1,
  });
  return [when.from, when.to].flatMap((date) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    return [
      amount('year', year),
      ...(when.precision === 'year' ? [] : [amount('month', month)]),
      ...(when.precision === 'day' ? [amount('day', day)] : []),
    ];
  });
}
