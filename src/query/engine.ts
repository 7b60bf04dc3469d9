import { LRUCache } from 'lru-cache';
import { currentFacts, factsAsOf } from '../knowledge/current-facts.ts';
import { ABOUT_SOURCE, type Fact, type Knowledge, type Name } from '../knowledge/model.ts';
import { compareText } from '../util/compare-text.ts';
import { given } from '../util/given.ts';
import type { Compiled } from './compile.ts';
import { createRanker } from './create-ranker.ts';
import { explain, NO_EXPLANATION } from './explanation.ts';
import { needsContext, readInContext, type Turn } from './follow-up.ts';
import type { FactIndex } from './index/fact-index.ts';
import { type IndexedFact, paragraphIdOf } from './index/indexed-facts.ts';
import { weigh } from './index/weighed-slot.ts';
import type { Judgement } from './judgement.ts';
import { LONGEST_QUESTION } from './limits.ts';
import type { Query, Ranked, Ranker } from './ranking/ranker.ts';
import { WEIGHTS, type Weights } from './ranking/weights.ts';
import { asksForGap, refusalReason } from './refusal-reason.ts';
import { chooseStatements } from './statements.ts';
import type { Answer, Missing, Question } from './types.ts';
import { Analyser, type Analysis } from './words/analyser.ts';
import { clean } from './words/fold.ts';
import { Lexicon } from './words/lexicon.ts';

/** The query core over one knowledge: pure, synchronous, without clock or network. */
export interface Engine {
  /** Answers a question, or says that the sources do not. Never throws, whatever the text. */
  ask(question: Question): Answer;
  /** The names that a text speaks of, in order. */
  names(text: string): readonly Name[];
  /** Language in which a text is written, of those that the situation knows. */
  detect(text: string): string;
  /** The ranking that an answer is made from; for training and measuring. */
  judge(question: Question): Judgement;
}

/** Earlier turns that can still be pointed back to. */
const TURNS = 4;
const RELATED = 3;
/** Days of which the facts are kept. */
const DAYS = 16;
/** Statements that are given where none may answer. */
const NEAREST = 3;
/** Statements that "what is new?" is answered with. */
const LATEST = 5;

/** Makes everything that answers need besides what is compiled. */
export function createEngine(compiled: Compiled, weights: Weights = WEIGHTS): Engine {
  const core = new QueryCore(compiled, weights);
  return {
    ask: (question) => core.ask(question),
    names: (text) => core.names(text),
    detect: (text) => core.detect(text),
    judge: (question) => core.judge(question),
  };
}

class QueryCore implements Engine {
  readonly #analyser: Analyser;
  readonly #index: FactIndex;
  readonly #ranker: Ranker;
  readonly #names: ReadonlyMap<string, Name>;
  readonly #knowledge: Knowledge;
  /** The facts that count now, by id; and as of the days that were asked for last. */
  readonly #facts: ReadonlyMap<string, Fact>;
  /** For each gap that is closed the fact that closes it. */
  readonly #closings: ReadonlyMap<string, string>;
  readonly #factsAsOf = new LRUCache<string, ReadonlyMap<string, Fact>>({ max: DAYS });
  /** Languages in which anything can be stated, and the one for all other cases. */
  readonly #spoken: ReadonlySet<string>;
  readonly #fallback: string;

  constructor({ knowledge, grammars, lexicon, index, closedGaps }: Compiled, weights: Weights) {
    const { situation, facts, names } = knowledge;
    this.#analyser = new Analyser(new Lexicon(lexicon), grammars);
    this.#index = index;
    this.#ranker = createRanker({ knowledge, index, lexicon: this.#analyser.lexicon, grammars, weights });
    this.#names = new Map(names.map((name) => [name.id, name]));
    this.#knowledge = knowledge;
    this.#closings = new Map(closedGaps.map(({ gap, fact }) => [gap, fact]));
    this.#facts = byId(currentFacts(facts));
    this.#spoken = new Set(Array.from(this.#facts.values()).flatMap(({ text }) => Object.keys(text)));
    this.#fallback = situation.required[0] ?? 'en';
  }

  detect(text: string): string {
    return this.#analyser.detect(text);
  }

  names(text: string): readonly Name[] {
    const ids = this.#analyser.analyse(text).slots.flatMap((slot) => slot.names.slice(0, 1));
    return [...new Set(ids)].flatMap((id) => this.#names.get(id) ?? []);
  }

  ask(question: Question): Answer {
    if (question.text.length > LONGEST_QUESTION) {
      return this.#refuseUnread(question, { kind: 'too-long', most: LONGEST_QUESTION });
    }
    const judgement = this.judge(question);
    const { analysis, query, best, ranked, confidence, standsAlone } = judgement;
    if (analysis.tokens.length === 0) return this.#refuseUnread(question, { kind: 'empty' });
    const base = {
      question: clean(question.text).trim(),
      asked: analysis.language,
      standsAlone,
      ...given({ asOf: question.asOf }),
      explanation: explain(judgement, this.#ranker),
    };
    const inLanguageOf = (shown: readonly Pick<Fact, 'text'>[]): string =>
      this.#answerLanguage(question, analysis.language, shown);
    if (query.slots.length === 0 && (query.kind === 'latest' || query.kind === 'list')) {
      const latest = newestFirst(this.#counting(question.asOf));
      if (latest.length > 0) {
        const statements = latest.slice(0, LATEST);
        const language = inLanguageOf(statements);
        const related = latest.slice(LATEST, LATEST + RELATED);
        return { ...base, language, outcome: 'answered', statements, related };
      }
    }
    const direct = best?.indexed.fact;
    if (direct !== undefined && confidence >= this.#ranker.threshold) {
      const statements = chooseStatements(direct, ranked, this.#counting(question.asOf));
      const language = inLanguageOf(statements);
      const related = nearestFacts(judgement).filter((fact) => !statements.includes(fact));
      return { ...base, language, outcome: 'answered', statements, related: related.slice(0, RELATED) };
    }
    const { context, ...withoutContext } = question;
    const missing = refusalReason(
      judgement,
      standsAlone ? withoutContext : question,
      (other) => this.judge(other),
      this.#ranker.threshold,
    );
    const near = nearestFacts(judgement);
    if (missing === undefined && near.length > 0) {
      const statements = near.slice(0, NEAREST);
      const language = inLanguageOf(statements);
      return {
        ...base,
        language,
        outcome: 'unsure',
        statements,
        related: near.slice(NEAREST, NEAREST + RELATED),
      };
    }
    const all = new Set([...this.#nearestTo(missing, question.asOf), ...near]);
    const related = [...all].slice(0, RELATED);
    const language = inLanguageOf(missing?.kind === 'gap' ? [missing.gap, ...related] : related);
    return {
      ...base,
      language,
      outcome: 'not-in-sources',
      statements: [],
      related,
      missing: missing ?? { kind: 'nothing-close' },
    };
  }

  judge(question: Question): Judgement {
    const analysis = this.#analyser.analyse(question.text);
    const need = needsContext(analysis);
    const alone = need === 'must' ? undefined : this.#judgeAlone(analysis, question);
    if (alone !== undefined) {
      const isClear = alone.confidence >= this.#ranker.threshold || asksForGap(alone);
      if (need === 'no' || isClear) return { ...alone, standsAlone: true };
    }
    const before = this.#turnBefore(question);
    if (before === undefined) return alone ?? this.#judgeAlone(analysis, question);
    const lexicon = this.#analyser.lexicon;
    const read = readInContext(analysis, before, { index: this.#index, lexicon, names: this.#names });
    const followedParagraphs = new Set(before.facts.map(paragraphIdOf));
    return this.#rank(analysis, { tokens: analysis.tokens, ...read, followedParagraphs }, question, true);
  }

  #judgeAlone(analysis: Analysis, question: Question): Judgement {
    const { tokens, kind, slots } = analysis;
    const query = { tokens, slots: weigh(slots, this.#index), kind, followedParagraphs: new Set<string>() };
    return this.#rank(analysis, query, question, false);
  }

  #rank(analysis: Analysis, query: Query, { asOf }: Question, followsUp: boolean): Judgement {
    const facts = this.#counting(asOf);
    const allowed = ({ fact, gap, past }: IndexedFact): boolean => {
      if (fact !== undefined) return facts.has(fact.id);
      return !past || !facts.has(this.#closings.get(gap?.id ?? '') ?? '');
    };
    const ranking = this.#ranker.rank(query, allowed);
    const best = ranking.ranked.find(({ indexed }) => indexed.fact !== undefined);
    return { query, analysis, standsAlone: false, followsUp, ...ranking, ...given({ best }) };
  }

  /** The last earlier turn that had words of substance. */
  #turnBefore({ context = [], asOf }: Question): Turn | undefined {
    for (let at = context.length - 1; at >= Math.max(0, context.length - TURNS); at--) {
      const text = (context[at] ?? '').slice(0, LONGEST_QUESTION);
      const earlier = { text, context: context.slice(Math.max(0, at - TURNS), at), ...given({ asOf }) };
      const { query, ranked } = this.judge(earlier);
      if (query.slots.length === 0) continue;
      const nearest = ranked.flatMap(({ indexed }) => indexed.fact ?? []);
      return { query, facts: nearest.slice(0, RELATED) };
    }
    return undefined;
  }

  /** Answers a text that is no question, without reading it. */
  #refuseUnread(question: Question, missing: Missing): Answer {
    const text = question.text.slice(0, LONGEST_QUESTION);
    const asked = this.#analyser.detect(text);
    return {
      question: clean(text).trim(),
      asked,
      language: this.#answerLanguage(question, asked, []),
      standsAlone: true,
      outcome: 'not-in-sources',
      statements: [],
      related: [],
      missing,
      explanation: NO_EXPLANATION,
    };
  }

  /**
   * The language that the reader wants, else that of the question where anything that is shown can be stated in it. What
   * then lacks it is shown in another language, which the reply says.
   */
  #answerLanguage({ language }: Question, asked: string, shown: readonly Pick<Fact, 'text'>[]): string {
    if (language !== undefined) return language;
    const speaks = shown.length === 0 ? this.#spoken.has(asked) : shown.some(({ text }) => asked in text);
    return speaks ? asked : this.#fallback;
  }

  /** The facts that an editor has named as nearest to a gap. */
  #nearestTo(missing: Missing | undefined, asOf: string | undefined): readonly Fact[] {
    if (missing?.kind !== 'gap') return [];
    const facts = this.#counting(asOf);
    return missing.gap.nearest.flatMap((id) => facts.get(id) ?? []);
  }

  /** The facts that may answer, by id. */
  #counting(asOf: string | undefined): ReadonlyMap<string, Fact> {
    if (asOf === undefined) return this.#facts;
    const known = this.#factsAsOf.get(asOf);
    if (known !== undefined) return known;
    const facts = byId(factsAsOf(this.#knowledge.facts, asOf));
    this.#factsAsOf.set(asOf, facts);
    return facts;
  }
}

function byId(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  return new Map(facts.map((fact) => [fact.id, fact]));
}

/** The ranked facts that share a word with the question. */
function nearestFacts({ query, ranked }: Judgement): Fact[] {
  const isNear = ({ view }: Ranked): boolean =>
    query.slots.some((slot) => slot.weight > 0 && view.holds(slot));
  return ranked.filter(isNear).flatMap(({ indexed }) => indexed.fact ?? []);
}

/** News among facts, the latest to be added and to happen first. */
function newestFirst(facts: ReadonlyMap<string, Fact>): readonly Fact[] {
  return [...facts.values()]
    .filter(({ topics }) => !topics.includes(ABOUT_SOURCE))
    .toSorted((a, b) => compareText(b.added, a.added) || compareText(b.when.from, a.when.from));
}
