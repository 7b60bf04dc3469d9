import type { Fact, Name } from '../../knowledge/model.ts';
import { best, type FactIndex } from '../index/fact-index.ts';
import type { IndexedFact } from '../index/indexed-facts.ts';
import { Paragraphs } from '../index/paragraphs.ts';
import { rarity, searchTerms } from '../index/weighed-slot.ts';
import { LONGEST_QUESTION } from '../limits.ts';
import type { CheckedStatement } from '../types.ts';
import type { Analyser } from '../words/analyser.ts';
import { nameTerm } from '../words/lexicon.ts';
import { type Claim, ClaimReader } from './claim.ts';
import { clausesOf } from './clauses.ts';
import { type Comparison, compare, type NameTools } from './comparison.ts';
import { FactReading } from './fact-reading.ts';
import { type Judged, judge, NOTHING } from './verdict.ts';

/** Facts against one that are shown. */
const MOST_AGAINST = 3;

/** Facts that the search finds, and those of them that state most of the claim and are compared with it. */
const SEARCHED = 48;
const COMPARED = 12;

/** Least weight of a name that tells situations apart. */
const TELLING = 2;
const HAS_LETTER = /\p{L}/u;

/** What a checker reads claims with. */
export interface CheckerOptions {
  readonly analyser: Analyser;
  readonly index: FactIndex;
  readonly names: ReadonlyMap<string, Name>;
}

type StatedFact = IndexedFact & { readonly fact: Fact };

/** Compares claims with the facts of a knowledge. */
export class ClaimChecker {
  readonly #index: FactIndex;
  readonly #analyser: Analyser;
  readonly #reader: ClaimReader;
  readonly #paragraphs: Paragraphs;
  readonly #names: NameTools;
  readonly #readings = new Map<IndexedFact, FactReading>();

  constructor({ analyser, index, names }: CheckerOptions) {
    this.#index = index;
    this.#analyser = analyser;
    this.#reader = new ClaimReader(analyser, index);
    this.#paragraphs = new Paragraphs(index.facts.filter(({ past }) => !past));
    this.#names = { names, weightOf: (id) => rarity(index.textsWith(nameTerm(id)), index) };
  }

  /** The clauses of a text in order, each with its verdict, which is made when it is asked for. @param facts those that count, by id */
  *check(text: string, facts: ReadonlyMap<string, Fact>): Generator<CheckedStatement> {
    let before: Claim | undefined;
    for (const line of text.split(/\n+/).filter((each) => HAS_LETTER.test(each))) {
      const language = this.#analyser.detect(line.slice(0, LONGEST_QUESTION));
      for (const statement of clausesOf(line, language)) {
        if (statement.length > LONGEST_QUESTION) {
          yield { ...NOTHING, statement, tooLong: LONGEST_QUESTION, against: [] };
          continue;
        }
        const claim = this.read(statement, language, before);
        before = claim;
        const judged = this.judge(claim, facts);
        const against = judged.verdict === 'disputed' ? (judged.facts[0]?.against ?? []) : [];
        yield {
          ...judged,
          statement,
          against: against.flatMap((id) => facts.get(id) ?? []).slice(0, MOST_AGAINST),
        };
      }
    }
  }

  /** Makes what comparing claims with this fact needs. */
  prepare(indexed: IndexedFact): void {
    const { fact } = indexed;
    if (fact !== undefined && !indexed.past) this.#reading(indexed as StatedFact);
  }

  read(text: string, language: string, before?: Claim): Claim {
    return this.#reader.read(text, language, before);
  }

  /** Whether a name tells situations apart: it is rare, and neither a country nor a whole region. */
  isTelling(id: string): boolean {
    const name = this.#names.names.get(id);
    return this.#names.weightOf(id) >= TELLING && (name?.kind !== 'place' || name.in !== undefined);
  }

  /** The verdict on a claim. @param facts those that count, by id */
  judge(claim: Claim, facts: ReadonlyMap<string, Fact>): Judged {
    if (claim.parts.length === 0) return NOTHING;
    return judge(claim, this.compare(claim, facts));
  }

  /** The claim beside the facts that share most with it. */
  compare(claim: Claim, facts: ReadonlyMap<string, Fact>): readonly Comparison[] {
    const isCounted = (indexed: IndexedFact): indexed is StatedFact => facts.has(indexed.fact?.id ?? '');
    const matches = this.#index.match(searchTerms(claim.parts)).filter(({ indexed }) => isCounted(indexed));
    const found = best(matches, SEARCHED)
      .map(({ indexed }) => indexed)
      .filter(isCounted)
      .map((indexed) => ({ indexed, share: this.#shared(claim, indexed) }))
      .toSorted((a, b) => b.share - a.share)
      .slice(0, COMPARED);
    return found.map(({ indexed }) => {
      const neighbours = this.#paragraphs
        .around(indexed)
        .filter(isCounted)
        .filter((other) => other !== indexed)
        .map((other) => this.#reading(other));
      return compare(claim, this.#reading(indexed), neighbours, this.#names);
    });
  }

  #shared(claim: Claim, indexed: StatedFact): number {
    const reading = this.#reading(indexed);
    return claim.parts.reduce(
      (sum, part) => sum + (reading.states(part, claim.analysis.language) ? part.weight : 0),
      0,
    );
  }

  #reading(indexed: StatedFact): FactReading {
    const known = this.#readings.get(indexed);
    if (known !== undefined) return known;
    const reading = new FactReading(indexed, this.#analyser, this.#names.names);
    this.#readings.set(indexed, reading);
    return reading;
  }
}
