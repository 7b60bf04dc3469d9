import type { IndexedFact } from '../../src/query/index/indexed-facts.ts';
import { parseOwnQuestions } from '../../src/query/index/own-questions.ts';
import type { AssociationTable } from '../../src/query/ranking/associations.ts';
import type { Term } from '../../src/query/words/lexicon.ts';

const ROUNDS = 8;
/** Share of a word's uses that a pair must explain, and in facts of how many paragraphs, to be kept. */
const LEAST_SHARE = 0.1;
const LEAST_PARAGRAPHS = 3;
/** Share of a fact's uses of a word that a pair must explain for the fact to speak for it. */
const SPEAKS = 0.1;
/** Pairs kept of one word. */
const MOST = 6;
/** A word that nothing in the statement explains. */
const NOTHING = '';

/** A fact's statement, and how often its questions use each term. */
interface Pairing {
  readonly paragraph: string;
  readonly statement: readonly Term[];
  readonly uses: ReadonlyMap<Term, number>;
}

/**
 * Learns which terms of questions go with which terms of statements: IBM's translation model 1 (Brown et al. 1993) from
 * statements to questions, as Berger and Lafferty (1999) rank answers with it. Names explain words, but no pair of a name
 * is kept, nor one that the facts of too few paragraphs speak for: what is left is about words, not about these facts.
 */
export function learnAssociations(facts: readonly IndexedFact[]): AssociationTable {
  const pairings = facts.flatMap((fact) =>
    fact.fact === undefined || fact.questions === '' ? [] : [pairing(fact)],
  );
  const cells = new Cells(pairings);
  for (let round = 0; round < ROUNDS; round++) cells.expect();
  return kept(cells);
}

function pairing({ statement, questions, paragraphId }: IndexedFact): Pairing {
  const uses = new Map<Term, number>();
  for (const { slots } of parseOwnQuestions(questions)) {
    for (const terms of slots) {
      for (const term of terms) uses.set(term, (uses.get(term) ?? 0) + 1 / Math.sqrt(terms.length));
    }
  }
  // The tenth question with a word says less of it than the first.
  for (const [term, count] of uses) uses.set(term, Math.sqrt(count));
  return {
    paragraph: paragraphId,
    statement: [NOTHING, ...new Set(statement.split(' ').filter(isLatin))],
    uses,
  };
}

/** Translations of a statement say the same: concepts, names and the words in Latin letters stand for all. */
function isLatin(term: Term): boolean {
  return !term.startsWith('w:') || /^[\p{Script=Latin}\d]+$/u.test(term.slice(2));
}

/** What may explain each use of a word: a term of its statement, with the chance that this asks for the word. */
class Cells {
  /** For each pair of a statement's and a question's term: both, and the chance. */
  readonly said: Term[] = [];
  readonly asked: Term[] = [];
  /** For each use of a word in a fact's questions: where its cells begin, how much it counts, and the paragraph. */
  readonly uses: {
    readonly from: number;
    readonly to: number;
    readonly count: number;
    readonly paragraph: string;
  }[] = [];
  /** For each cell its pair, and the share of the use that it explains. */
  readonly pairs: number[] = [];
  shares = new Float64Array();
  #chances: Float64Array | undefined;

  constructor(pairings: readonly Pairing[]) {
    const numbers = new Map<Term, Map<Term, number>>();
    for (const { statement, uses, paragraph } of pairings) {
      for (const [asked, count] of uses) {
        const from = this.pairs.length;
        for (const said of statement) {
          const row = numbers.get(said) ?? new Map<Term, number>();
          numbers.set(said, row);
          const pair = row.get(asked) ?? this.said.length;
          row.set(asked, pair);
          if (pair === this.said.length) {
            this.said.push(said);
            this.asked.push(asked);
          }
          this.pairs.push(pair);
        }
        this.uses.push({ from, to: this.pairs.length, count, paragraph });
      }
    }
    this.shares = new Float64Array(this.pairs.length);
  }

  /** One round of expectation and maximisation; before the first a term most likely asks for itself. */
  expect(): void {
    const { pairs, shares } = this;
    const chances =
      this.#chances ?? Float64Array.from(this.said, (said, pair) => (said === this.asked[pair] ? 3 : 1));
    const counts = new Float64Array(this.said.length);
    for (const { from, to, count } of this.uses) {
      let total = 0;
      for (let cell = from; cell < to; cell++) total += chances[pairs[cell] as number] as number;
      for (let cell = from; cell < to; cell++) {
        const pair = pairs[cell] as number;
        shares[cell] = total === 0 ? 0 : (chances[pair] as number) / total;
        counts[pair] = (counts[pair] as number) + count * (shares[cell] as number);
      }
    }
    const totals = new Map<Term, number>();
    this.said.forEach((said, pair) => {
      totals.set(said, (totals.get(said) ?? 0) + (counts[pair] as number));
    });
    this.#chances = counts.map((count, pair) => count / (totals.get(this.said[pair] as Term) || 1));
  }
}

/** The pairs of words, not of names, that explain enough and are spoken for by enough paragraphs. */
function kept({ said, asked, uses, pairs, shares }: Cells): AssociationTable {
  const totals = new Map<Term, number>();
  const explained = new Map<number, { uses: number; readonly paragraphs: Set<string> }>();
  for (const { from, to, count, paragraph } of uses) {
    const word = asked[pairs[from] as number] as Term;
    totals.set(word, (totals.get(word) ?? 0) + count);
    for (let cell = from; cell < to; cell++) {
      const pair = pairs[cell] as number;
      const share = shares[cell] as number;
      const sum = explained.get(pair) ?? { uses: 0, paragraphs: new Set<string>() };
      sum.uses += count * share;
      if (share >= SPEAKS) sum.paragraphs.add(paragraph);
      explained.set(pair, sum);
    }
  }
  const rows = new Map<Term, [Term, number][]>();
  for (const [pair, sum] of explained) {
    const [of, other] = [asked[pair] as Term, said[pair] as Term];
    const share = sum.uses / (totals.get(of) ?? 1);
    if (!isWord(of) || !isWord(other) || of === other) continue;
    if (share < LEAST_SHARE || sum.paragraphs.size < LEAST_PARAGRAPHS) continue;
    rows.set(of, [...(rows.get(of) ?? []), [other, Math.round(share * 100) / 100]]);
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([of, row]) => {
      const most = row.sort((a, b) => b[1] - a[1]).slice(0, MOST);
      return [of, most.map(([other, share]) => `${other} ${share}`).join(' ')];
    }),
  );
}

function isWord(term: Term): boolean {
  return term !== NOTHING && !term.startsWith('n:');
}

/** The table as it is written down: one line a word. */
export function formatAssociations(table: AssociationTable): string {
  return `${JSON.stringify(table, null, 2)}\n`;
}
