import { currentFacts } from '../../knowledge/current-facts.ts';
import { ABOUT_SOURCE, type Fact } from '../../knowledge/model.ts';
import { type Amount, amountsIn } from '../../query/claim/amounts.ts';
import { coloursOf } from '../../query/claim/polarity.ts';
import type { Compiled } from '../../query/compile.ts';
import { createRanker } from '../../query/create-ranker.ts';
import { rarity, weigh } from '../../query/index/weighed-slot.ts';
import type { Ranker } from '../../query/ranking/ranker.ts';
import { WEIGHTS } from '../../query/ranking/weights.ts';
import type { Analyser, Analysis } from '../../query/words/analyser.ts';
import { nameOfTerm, nameTerm, type Term } from '../../query/words/lexicon.ts';

/** A standing fact beside a sentence. */
export interface NearStanding {
  readonly fact: Fact;
  /** How near it is: the cosine of their terms' weights, 0 to 1, with what speaker and numbers add. */
  readonly nearness: number;
  /** Words of the sentence that the fact has too, the weightiest first. */
  readonly shared: readonly string[];
  /** Share of the sentence's weight that the fact has, and the reverse. */
  readonly covered: number;
  readonly coversFact: number;
  /** The sentence before tells of it, and this one leans on that. */
  readonly isCarried?: true;
}

interface FactVector {
  readonly fact: Fact;
  readonly terms: ReadonlyMap<Term, number>;
  readonly length: number;
}

/** What a sentence has for a search: how much each of its terms weighs, and from which word it comes. */
interface SentenceVector {
  readonly groups: readonly {
    readonly surface: string;
    readonly terms: ReadonlyMap<Term, number>;
    readonly weight: number;
  }[];
  readonly length: number;
}

/** A name is everywhere, and tells less than a word that is as rare. */
const NAME = 0.8;
const LISTED = 0.5;
/** What the first places of the engine's ranking add. */
const RANKED = [0.12, 0.08, 0.05, 0.03];
const SPEAKER = 0.12;
/** The speaker's words say little of what is said. */
const CUE = 0.3;
const NUMBER = 0.05;

/** Finds the standing facts that come nearest to a sentence. */
export class NearFacts {
  readonly #index: Compiled['index'];
  readonly #ranker: Ranker;
  readonly #facts: readonly { readonly fact: Fact; readonly statement: string }[];
  readonly #vectors = new Map<string, readonly FactVector[]>();
  readonly #amounts = new Map<Fact, readonly Amount[]>();
  readonly #denied = new Map<Fact, boolean>();
  readonly #analyser: Analyser;

  constructor({ knowledge, index, grammars }: Compiled, analyser: Analyser) {
    this.#index = index;
    this.#ranker = createRanker({ knowledge, index, lexicon: analyser.lexicon, grammars, weights: WEIGHTS });
    this.#analyser = analyser;
    const current = new Set(currentFacts(knowledge.facts).map(({ id }) => id));
    this.#facts = index.facts.flatMap(({ fact, statement, past }) =>
      fact === undefined || past || !current.has(fact.id) ? [] : [{ fact, statement }],
    );
  }

  /** The facts as a language tells them: by their text in it, or else by the concepts and names that all languages share. */
  #vectorsIn(language: string): readonly FactVector[] {
    const known = this.#vectors.get(language);
    if (known !== undefined) return known;
    const vectors = this.#facts.map(({ fact, statement }): FactVector => {
      const text = fact.text[language];
      const groups =
        text === undefined
          ? [...new Set(statement.split(' '))].filter((term) => !term.startsWith('w:')).map((term) => [term])
          : this.#analyser
              .analyseStatement(text, language)
              .slots.map(({ senses }) => senses.map(({ term }) => term));
      const terms = new Map<Term, number>();
      let sum = 0;
      for (const group of groups) {
        let most = 0;
        for (const term of group) {
          const weight = this.#weight(term);
          terms.set(term, weight);
          most = Math.max(most, weight);
        }
        sum += most * most;
      }
      // Whom and what a fact is about may stand in its list of names alone: it is context, and makes the fact no longer.
      for (const id of [...fact.names, fact.says.name ?? ''].filter((each) => each !== '')) {
        for (const meaning of this.#analyser.lexicon.meanings(id)) {
          const term = nameTerm(meaning.id);
          if (!terms.has(term)) terms.set(term, LISTED * meaning.weight * this.#weight(term));
        }
      }
      return { fact, terms, length: Math.sqrt(sum) };
    });
    this.#vectors.set(language, vectors);
    return vectors;
  }

  /**
   * The nearest facts, the nearest first.
   *
   * @param speaker id of the sentence's speaker, where it is a name
   * @param cue the words that say who speaks
   */
  nearest(
    analysis: Analysis,
    most: number,
    speaker?: string,
    cue: ReadonlySet<string> = new Set(),
  ): readonly NearStanding[] {
    const { groups, length } = this.#vectorOf(analysis, cue);
    if (length === 0) return [];
    const amounts = amountsIn(analysis.tokens, analysis.language);
    const total = groups.reduce((sum, { weight }) => sum + weight, 0);
    const found: NearStanding[] = [];
    for (const vector of this.#vectorsIn(analysis.language)) {
      let product = 0;
      let held = 0;
      const shared: { surface: string; weight: number }[] = [];
      const met = new Set<Term>();
      for (const { surface, terms, weight } of groups) {
        let best = 0;
        let bestTerm: Term | undefined;
        for (const [term, strength] of terms) {
          const own = vector.terms.get(term);
          if (own !== undefined && strength * own > best) {
            best = strength * own;
            bestTerm = term;
          }
        }
        if (bestTerm === undefined) continue;
        if (!met.has(bestTerm)) product += best;
        met.add(bestTerm);
        held += weight;
        shared.push({ surface, weight: best });
      }
      if (product === 0) continue;
      const isAbout = vector.fact.topics.includes(ABOUT_SOURCE);
      const sameSpeaker = speaker !== undefined && vector.fact.says.name === speaker;
      const sameNumber = amounts.length > 0 && this.#sharesAmount(amounts, vector.fact);
      const nearness =
        (product / (length * vector.length)) * (isAbout ? 0.6 : 1) +
        (sameSpeaker ? SPEAKER : 0) +
        (sameNumber ? NUMBER : 0);
      let heldOfFact = 0;
      let all = 0;
      for (const [term, weight] of vector.terms) {
        if (nameOfTerm(term) !== undefined) continue;
        all += weight;
        if (met.has(term)) heldOfFact += weight;
      }
      found.push({
        fact: vector.fact,
        nearness: Math.min(1, nearness),
        shared: shared.toSorted((a, b) => b.weight - a.weight).map((each) => each.surface),
        covered: held / (total || 1),
        coversFact: heldOfFact / (all || 1),
      });
    }
    const ranks = this.#ranksOf(analysis, cue);
    const lifted = found.map((each) => ({
      ...each,
      nearness: Math.min(1, each.nearness + (RANKED[ranks.get(each.fact) ?? RANKED.length] ?? 0)),
    }));
    return lifted.toSorted((a, b) => b.nearness - a.nearness).slice(0, most);
  }

  /** The places of the facts that the engine's ranking puts first for the sentence: it knows their own questions too. */
  #ranksOf(analysis: Analysis, cue: ReadonlySet<string>): ReadonlyMap<Fact, number> {
    const slots = analysis.slots.filter(({ surface }) => !surface.split(' ').every((word) => cue.has(word)));
    const { ranked } = this.#ranker.rank(
      {
        tokens: analysis.tokens,
        slots: weigh(slots, this.#index),
        kind: 'what',
        followedParagraphs: new Set(),
      },
      ({ fact, past }) => fact !== undefined && !past,
    );
    return new Map(
      ranked
        .slice(0, RANKED.length)
        .flatMap(({ indexed }, at) => (indexed.fact === undefined ? [] : [[indexed.fact, at] as const])),
    );
  }

  /** Whether a fact denies something. */
  isDenied(fact: Fact): boolean {
    const known = this.#denied.get(fact);
    if (known !== undefined) return known;
    const [language = 'en', text = ''] = Object.entries(fact.text)[0] ?? [];
    const denied = coloursOf(this.#analyser.analyseStatement(text, language).tokens, language).of.has('not');
    this.#denied.set(fact, denied);
    return denied;
  }

  /** The amounts in a fact's text, in the language or else in the first that it has. */
  amountsOf(fact: Fact): readonly Amount[] {
    const known = this.#amounts.get(fact);
    if (known !== undefined) return known;
    const amounts = Object.entries(fact.text)
      .slice(0, 1)
      .flatMap(([language, text]) =>
        amountsIn(this.#analyser.analyseStatement(text, language).tokens, language),
      );
    this.#amounts.set(fact, amounts);
    return amounts;
  }

  #sharesAmount(amounts: readonly Amount[], fact: Fact): boolean {
    return this.amountsOf(fact).some(({ kind, value }) =>
      amounts.some((own) => own.kind === kind && own.value === value && kind !== 'share'),
    );
  }

  #weight(term: Term): number {
    return rarity(this.#index.textsWith(term), this.#index) * (nameOfTerm(term) === undefined ? 1 : NAME);
  }

  #vectorOf({ slots }: Analysis, cue: ReadonlySet<string>): SentenceVector {
    const groups = slots.map(({ surface, senses }) => {
      const share = surface.split(' ').every((word) => cue.has(word)) ? CUE : 1;
      const terms = new Map(
        senses
          .filter(({ term }) => this.#index.textsWith(term) > 0)
          .map(({ term, weight }) => [term, share * weight * this.#weight(term)] as const),
      );
      const weight = Math.max(0, ...terms.values());
      return { surface, terms, weight };
    });
    const sum = groups.reduce((all, { weight }) => all + weight * weight, 0);
    return { groups: groups.filter(({ weight }) => weight > 0), length: Math.sqrt(sum) };
  }
}
