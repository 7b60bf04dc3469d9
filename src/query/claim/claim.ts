import { given } from '../../util/given.ts';
import type { FactIndex } from '../index/fact-index.ts';
import { type WeighedSlot, weigh } from '../index/weighed-slot.ts';
import { isName } from '../ranking/features.ts';
import type { Analyser, Analysis } from '../words/analyser.ts';
import type { Token } from '../words/fold.ts';
import type { Act } from './act-words.ts';
import { actsIn, isOneSided, isStance } from './acts.ts';
import { type Amount, amountsIn } from './amounts.ts';
import { isVerb } from './clauses.ts';
import { isLand } from './lands.ts';
import { lightWords, sayingWords } from './light-words.ts';
import { type Colour, type Colours, coloursOf } from './polarity.ts';

/** What a part of a claim is about, and so how it is compared. */
export type PartKind = 'name' | 'stranger' | 'amount' | 'act' | 'word';

/** One word or phrase of a claim that a fact may state, deny or lack. */
export interface ClaimPart extends WeighedSlot {
  readonly kind: PartKind;
  /** Adds nothing where no fact has it. */
  readonly light: boolean;
  /** Place of its first word, and how many it takes; -1 where it is carried over from the clause before. */
  readonly at: number;
  readonly length: number;
  readonly act?: Act;
  /** An act to which its subject is put ("was arrested"). */
  readonly isPassive: boolean;
  /** Who does it, where the claim says so of an act that one does to another. */
  readonly doer?: ClaimPart;
  readonly amount?: Amount;
  /** Stands behind a word for a place ("in", "to"). */
  readonly located: boolean;
  /** A country or its people. */
  readonly land: boolean;
  /** Of a phrase: its words, read one by one. */
  readonly pieces: readonly WeighedSlot[];
}

/** A clause, read for comparing with facts. */
export interface Claim {
  readonly analysis: Analysis;
  readonly parts: readonly ClaimPart[];
  readonly colours: ReadonlySet<Colour>;
  /** Somebody is said to say it. */
  readonly isSaid: boolean;
}

const LOCATING: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set('in at to from near inside outside into of with between'.split(' ')),
  ar: new Set('في الى من قرب عند داخل خارج مع بين نحو'.split(' ')),
  ckb: new Set('له بو لهناو نزيك لهكهل'.split(' ')),
  tr: new Set<string>(),
  fr: new Set('a en dans de vers pres avec au aux'.split(' ')),
};
const SUBJECTS: ReadonlySet<string> = new Set(['he', 'she', 'il', 'elle']);
const PRONOUNS: ReadonlySet<string> = new Set(['him', 'his', 'her']);

/** Reads clauses as claims. */
export class ClaimReader {
  readonly #analyser: Analyser;
  readonly #index: FactIndex;

  constructor(analyser: Analyser, index: FactIndex) {
    this.#analyser = analyser;
    this.#index = index;
  }

  /** @param before the clause before, whose person a pronoun means */
  read(text: string, language: string, before?: Claim): Claim {
    const analysis = this.#analyser.analyse(this.#withoutLeadIn(text, language), language);
    const { tokens } = analysis;
    const colours = coloursOf(tokens, language);
    const parts = this.#parts(analysis, colours);
    const wants = parts.some(({ act }) => act !== undefined && isStance(act));
    const [opening] = tokens;
    const opens = opening !== undefined && (SUBJECTS.has(opening.folded) || isVerb(opening, language));
    const leansBack = opens || (tokens.some(({ folded }) => PRONOUNS.has(folded)) && !parts.some(isSomebody));
    const meant = leansBack ? before?.parts.find((part) => isSomebody(part) && !part.located) : undefined;
    return {
      analysis,
      parts: meant === undefined ? parts : [{ ...meant, at: -1 }, ...parts],
      colours: wants ? new Set([...colours.of, 'urged']) : colours.of,
      isSaid: sayingWords(tokens, language).size > 0,
    };
  }

  /** Leaves out what opens a text and claims nothing: "Breaking:", "lol calm down,". */
  #withoutLeadIn(text: string, language: string): string {
    const lead = LEAD_IN.exec(text);
    if (lead === null) return text;
    const [whole, words = ''] = lead;
    const { tokens, slots } = this.#analyser.analyse(words, language);
    const isClaim =
      tokens.length > MOST_LEAD ||
      slots.some((slot) => slot.names.length > 0 || slot.capital) ||
      amountsIn(tokens, language).length > 0 ||
      tokens.some((token) => isVerb(token, language));
    return isClaim ? text : text.slice(whole.length);
  }

  #parts(analysis: Analysis, { denying }: Colours): ClaimPart[] {
    const { tokens, language } = analysis;
    const acts = actsIn(tokens, language);
    const amounts = amountsIn(tokens, language);
    const light = this.#light(tokens, language);
    const parts: ClaimPart[] = [];
    let from = 0;
    for (const slot of weigh(analysis.slots, this.#index)) {
      const length = slot.surface.split(' ').length;
      const at = placeOf(slot.surface, tokens, from);
      from = Math.max(from, at + 1);
      const within = (other: { at: number; length: number }): boolean =>
        other.at < at + length && at < other.at + other.length;
      const amount = amounts.find(within);
      const isKnown = amount !== undefined && parts.some((part) => part.amount === amount);
      const isParticle = length === 1 && PARTICLES.has(tokens[at]?.folded ?? '');
      if (isKnown || isParticle || covers(denying, at, length)) continue;
      const done = acts.find(within);
      const act = done?.act;
      const doer =
        done?.isActive === true && isOneSided(done.act)
          ? parts.findLast((part) => isNamed(part) && at - part.at - part.length <= BETWEEN)
          : undefined;
      const surface = tokens[at];
      const land = length === 1 && isLand(surface?.folded ?? '');
      const isSurname = slot.capital && PARTICLES.has(tokens[at - 1]?.folded ?? '');
      const kind = kindOf(slot, { amount, act, land, isSurname });
      parts.push({
        ...slot,
        weight: Math.min(slot.weight, HEAVIEST),
        kind,
        at,
        length,
        land,
        isPassive: language === 'en' && done?.isActive === false,
        light:
          kind !== 'name' &&
          kind !== 'stranger' &&
          kind !== 'amount' &&
          act === undefined &&
          covers(light, at, length),
        located: LOCATING[language]?.has(tokens[at - 1]?.folded ?? '') ?? false,
        pieces: length > 1 && kind !== 'name' ? this.#pieces(tokens.slice(at, at + length), language) : [],
        ...given({ amount: kind === 'amount' ? amount : undefined }),
        ...given({ act, doer }),
      });
    }
    // Amounts inside names ("the Seventh Division") and words that the analyser takes for signs of a kind.
    for (const amount of amounts) {
      if (parts.some((part) => part.kind === 'amount' && part.amount === amount)) continue;
      if (
        parts.some(
          (part) => part.kind === 'name' && part.at <= amount.at && amount.at < part.at + part.length,
        )
      )
        continue;
      parts.push(this.#amountPart(amount));
    }
    return joined(parts, tokens);
  }

  /** Places of the words that add nothing, function words among them. */
  #light(tokens: readonly Token[], language: string): ReadonlySet<number> {
    const stop = tokens.flatMap(({ folded }, at) =>
      this.#analyser.lexicon.isStop(folded, language) ? [at] : [],
    );
    return new Set([...lightWords(tokens, language), ...stop]);
  }

  #pieces(tokens: readonly Token[], language: string): readonly WeighedSlot[] {
    const slots = tokens.flatMap(({ surface }) => this.#analyser.analyse(surface, language).slots);
    const light = lightWords(tokens, language);
    return weigh(slots, this.#index).filter((_, at) => !light.has(at));
  }

  #amountPart(amount: Amount): ClaimPart {
    return {
      surface: amount.surface,
      senses: [],
      knowing: 'vocabulary',
      names: [],
      capital: false,
      known: [],
      weight: AMOUNT,
      share: 1,
      absent: false,
      carried: false,
      kind: 'amount',
      light: false,
      at: amount.at,
      length: amount.length,
      amount,
      located: false,
      land: false,
      isPassive: false,
      pieces: [],
    };
  }
}

/** A few words before a colon or comma. */
const LEAD_IN = /^\s*([^:,،!]{1,40})[:,،!]\s+(?=\S+\s+\S+\s+\S)/u;
const MOST_LEAD = 3;

/** Words between who does something and what is done. */
const BETWEEN = 2;

function isNamed({ kind }: ClaimPart): boolean {
  return kind === 'name' || kind === 'stranger';
}

/** Whether a part names a person, group or office. */
function isSomebody({ kind, land, capital, names }: ClaimPart): boolean {
  return (kind === 'name' && !land && names.length > 0) || (kind === 'stranger' && !land && capital);
}

/** Particles within names. */
const PARTICLES: ReadonlySet<string> = new Set(['al', 'el', 'bin', 'ibn', 'abu', 'de']);

/** Joins the words of an unknown name to one part; the first word of a text may be one of them. */
function joined(parts: readonly ClaimPart[], tokens: readonly Token[]): ClaimPart[] {
  const result: ClaimPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    const isBare = last !== undefined && last.at === 0 && last.kind === 'word' && isUnknown(last);
    if (part.kind === 'stranger' && last !== undefined && (last.kind === 'stranger' || isBare)) {
      const between = tokens.slice(last.at + last.length, part.at);
      if (between.length <= 1 && between.every(({ folded }) => PARTICLES.has(folded))) {
        const length = part.at + part.length - last.at;
        const surface = tokens.slice(last.at, last.at + length).map((token) => token.surface);
        result[result.length - 1] = {
          ...last,
          kind: 'stranger',
          light: false,
          surface: surface.join(' '),
          length,
        };
        continue;
      }
    }
    result.push(part);
  }
  return result;
}

function isUnknown({ senses }: ClaimPart): boolean {
  return senses.every(({ term }) => term.startsWith('w:'));
}

/** Weight of an amount that the index has no term for. */
const AMOUNT = 4;
/** A word that no fact has counts no more than a rare one that some have. */
const HEAVIEST = 6;

function kindOf(
  slot: WeighedSlot,
  {
    amount,
    act,
    land,
    isSurname,
  }: { amount: Amount | undefined; act: Act | undefined; land: boolean; isSurname: boolean },
): PartKind {
  if (isName(slot)) return 'name';
  if (isSurname) return 'stranger';
  if (amount !== undefined) return 'amount';
  if (act !== undefined) return 'act';
  const hasConcept = slot.senses.some(({ term }) => term.startsWith('c:'));
  return land || (slot.capital && !hasConcept) ? 'stranger' : 'word';
}

function placeOf(surface: string, tokens: readonly Token[], from: number): number {
  const first = surface.split(' ')[0];
  for (let at = from; at < tokens.length; at++) if (tokens[at]?.surface === first) return at;
  return -1;
}

function covers(light: ReadonlySet<number>, at: number, length: number): boolean {
  for (let i = at; i < at + length; i++) if (!light.has(i)) return false;
  return true;
}
