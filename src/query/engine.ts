import { ABOUT_SOURCE, type Fact, type Name } from '../knowledge/model.ts';
import { newestFirst } from '../knowledge/newest-first.ts';
import { given } from '../util/given.ts';
import { AnswerLanguage } from './answer-language.ts';
import { ClaimChecker } from './claim/claim-checker.ts';
import { doubtOf } from './claim/premise.ts';
import type { Compiled } from './compile.ts';
import { CountedFacts } from './counted-facts.ts';
import { createRanker } from './create-ranker.ts';
import { explain, NO_EXPLANATION } from './explanation.ts';
import type { FactIndex } from './index/fact-index.ts';
import { type IntentReader, readIntent } from './intent/intent.ts';
import { createIntentReader } from './intent/intent-reader.ts';
import { splitQuestions } from './intent/parts.ts';
import { comparisonIn, widerWish } from './intent/wider-wish.ts';
import { Judge } from './judge.ts';
import type { Judgement } from './judgement.ts';
import { LONGEST_QUESTION } from './limits.ts';
import { NameJoins } from './name-joins.ts';
import type { Ranked, Ranker } from './ranking/ranker.ts';
import { WEIGHTS, type Weights } from './ranking/weights.ts';
import { refusalReason } from './refusal-reason.ts';
import { composeWish, type Routed, type RouteTools } from './routes.ts';
import { statementsShown } from './shown-statements.ts';
import { chooseStatements, nearestStatements } from './statements.ts';
import type { Answer, CheckedStatement, Form, Missing, Outcome, Question } from './types.ts';
import { Analyser, type Analysis } from './words/analyser.ts';
import { clean } from './words/fold.ts';
import { Lexicon } from './words/lexicon.ts';

/** The query core over one knowledge: pure, synchronous, without clock or network. */
export interface Engine {
  /** Answers a question, or says that the sources do not. Never throws, whatever the text. */
  ask(question: Question): Answer;
  /** The statements of a text in order, each with what the sources say about it. Never throws, whatever the text. */
  check(text: string, asOf?: string): readonly CheckedStatement[];
  /** The same statements, each made when it is asked for: a long text takes a second. */
  checkEach(text: string, asOf?: string): Iterable<CheckedStatement>;
  /** The names that a text speaks of, in order; of a text longer than a question, its beginning. */
  names(text: string): readonly Name[];
  /** Language in which a text is written, by its beginning; of those that the situation knows. */
  detect(text: string): string;
  /** The gaps that a fact closes, so that they are told no more; both by id. */
  readonly closings: readonly { readonly gap: string; readonly fact: string }[];
  /** The ranking that an answer is made from; for training and measuring. */
  judge(question: Question): Judgement;
  /**
   * Makes, a little at each step, what the first questions would have to wait for. A step is done when its promise is. It
   * may be left out or ended early.
   */
  prepare(): Iterable<void | Promise<void>>;
  /** What it was made of, for what reads an article as it reads questions. */
  readonly compiled: Compiled;
}

const RELATED = 3;
/** So many facts are prepared for questions; of a larger knowledge the others are when questions come upon them. */
const PREPARED = 1_000;
/** The questions of so many facts are asked before any reader does. */
const WARMED = 12;
/** Further statements that "go on" gives. */
const MORE = 3;
/** Statements of each of several questions in one. */
const MOST_A_PART = 2;
/** Outcomes of a part, that which counts for the whole first. */
const OUTCOMES: readonly Outcome[] = ['answered', 'unsure', 'not-in-sources'];
const DIRECT: Form = { kind: 'direct' };

/** Makes everything that answers need besides what is compiled. */
export function createEngine(compiled: Compiled, weights: Weights = WEIGHTS): Engine {
  const core = new QueryCore(compiled, weights);
  return {
    ask: (question) => core.ask(question),
    check: (text, asOf) => core.check(text, asOf),
    checkEach: (text, asOf) => core.checkEach(text, asOf),
    names: (text) => core.names(text),
    detect: (text) => core.detect(text),
    closings: core.closings,
    judge: (question) => core.judge(question),
    prepare: () => core.prepare(),
    compiled,
  };
}

class QueryCore implements Omit<Engine, 'compiled'> {
  readonly closings: Engine['closings'];
  readonly #compiled: Compiled;
  readonly #analyser: Analyser;
  readonly #index: FactIndex;
  readonly #ranker: Ranker;
  readonly #judge: Judge;
  readonly #checker: ClaimChecker;
  readonly #joins: NameJoins;
  readonly #names: ReadonlyMap<string, Name>;
  readonly #facts: CountedFacts;
  readonly #intentReader: IntentReader;
  readonly #language: AnswerLanguage;

  constructor(compiled: Compiled, weights: Weights) {
    const { knowledge, grammars, lexicon, index, closedGaps } = compiled;
    const { situation, names } = knowledge;
    this.#compiled = compiled;
    this.closings = closedGaps.filter(({ closed }) => closed);
    this.#analyser = new Analyser(new Lexicon(lexicon), grammars);
    this.#index = index;
    this.#ranker = createRanker({ knowledge, index, lexicon: this.#analyser.lexicon, grammars, weights });
    this.#names = new Map(names.map((name) => [name.id, name]));
    this.#facts = new CountedFacts(knowledge);
    this.#joins = new NameJoins(index, this.#names);
    this.#checker = new ClaimChecker({ analyser: this.#analyser, index, names: this.#names });
    this.#judge = new Judge({
      analyser: this.#analyser,
      index,
      ranker: this.#ranker,
      names: this.#names,
      facts: this.#facts,
      closings: new Map(closedGaps.map(({ gap, fact }) => [gap, fact])),
    });
    this.#intentReader = createIntentReader(situation.title, { analyser: this.#analyser, index });
    this.#language = new AnswerLanguage(situation, this.#facts.now.values());
  }

  detect(text: string): string {
    return this.#analyser.detect(text.slice(0, LONGEST_QUESTION));
  }

  names(text: string): readonly Name[] {
    const ids = this.#analyser
      .analyse(text.slice(0, LONGEST_QUESTION))
      .slots.flatMap((slot) => slot.names.slice(0, 1));
    return [...new Set(ids)].flatMap((id) => this.#names.get(id) ?? []);
  }

  check(text: string, asOf?: string): readonly CheckedStatement[] {
    return [...this.checkEach(text, asOf)];
  }

  checkEach(text: string, asOf?: string): Iterable<CheckedStatement> {
    return this.#checker.check(text, this.#facts.at(asOf));
  }

  judge(question: Question): Judgement {
    return this.#judge.judge(question);
  }

  *prepare(): Generator<void | Promise<void>> {
    yield* this.#analyser.lexicon.prepare();
    yield this.#index.prepare();
    for (const indexed of this.#index.facts.slice(0, PREPARED)) {
      this.#ranker.prepare(indexed);
      yield;
      this.#checker.prepare(indexed);
      yield;
    }
    // Code that has not run yet takes ten times as long.
    for (const text of this.#usualQuestions()) {
      this.ask({ text });
      yield;
    }
  }

  /** Questions of the first facts, in every language, as they are and with the first two letters of each word swapped. */
  #usualQuestions(): readonly string[] {
    const { facts } = this.#compiled.knowledge;
    const asked = facts.slice(0, WARMED).flatMap(({ ask = {} }) => Object.values(ask));
    return asked.flatMap((text) => [text, text.replaceAll(/(?<!\p{L})(\p{L})(\p{L})/gu, '$2$1')]);
  }

  ask(question: Question): Answer {
    if (question.text.length > LONGEST_QUESTION) {
      return this.#refuseUnread(question, { kind: 'too-long', most: LONGEST_QUESTION });
    }
    const analysis = this.#analyser.analyse(question.text);
    if (analysis.tokens.length === 0) return this.#refuseUnread(question, { kind: 'empty' });
    return (
      this.#answerWish(question, analysis) ??
      this.#answerParts(question, analysis) ??
      this.#answerOne(question, analysis)
    );
  }

  /** Answers what is more than one question for a fact: a wish about the situation or a name, or words to the bot. */
  #answerWish(question: Question, analysis: Analysis): Answer | undefined {
    const intent = readIntent(analysis, this.#intentReader);
    if (intent === undefined) return undefined;
    if (intent.kind === 'profile' && analysis.continues && question.context !== undefined) {
      // "What about the Kurds?" goes on with the matter before, if there is something on both.
      const inContext = this.#answerOne(question, analysis);
      if (inContext.outcome === 'answered') return inContext;
    }
    if (intent.kind === 'topic') {
      const topic = this.#analyser.analyse(intent.text, analysis.language);
      const onTopic = this.#answerOne(question, topic);
      return onTopic.outcome === 'answered' ? onTopic : undefined;
    }
    const routed =
      intent.kind === 'more' || intent.kind === 'confirmation'
        ? this.#aboutLast(intent.kind, question)
        : composeWish(intent, this.#routeTools(question, analysis));
    if (routed === undefined) return undefined;
    const shown = routed.form.kind === 'gaps' ? routed.form.gaps : routed.statements;
    return {
      ...this.#base(question, analysis, shown),
      ...routed,
      standsAlone: true,
      explanation: NO_EXPLANATION,
    };
  }

  /** More on the matter of the last answer, or who says it; undefined where there is none before. */
  #aboutLast(kind: 'more' | 'confirmation', { context = [], ...question }: Question): Routed | undefined {
    const isMore = (text: string): boolean =>
      readIntent(this.#analyser.analyse(text), this.#intentReader)?.kind === 'more';
    const at = context.findLastIndex((text) => text.length <= LONGEST_QUESTION && !isMore(text));
    const text = context[at];
    if (text === undefined) return undefined;
    const earlier = { ...question, text, context: context.slice(0, at) };
    const last = this.ask(earlier);
    const [direct] = last.statements;
    if (direct === undefined) return undefined;
    if (kind === 'confirmation') {
      const against = direct.against.flatMap((id) => this.#facts.at(question.asOf).get(id) ?? []);
      return { outcome: 'answered', statements: [direct, ...against], related: last.related, form: { kind } };
    }
    const near = last.form.kind === 'direct' ? nearestFacts(this.#judge.judge(earlier)) : [];
    const { shown, left } = statementsShown(last);
    const further = new Set([...left, ...last.related, ...near]).difference(new Set(shown));
    const from = (context.length - 1 - at) * MORE;
    const statements = [...further].slice(from, from + MORE);
    if (statements.length === 0) return undefined;
    const related = [...further].slice(from + MORE, from + MORE + RELATED);
    return { outcome: 'answered', statements, related, form: { kind } };
  }

  /** Answers several questions in one text, each by itself and in order; a later one may lean on those before. */
  #answerParts(question: Question, analysis: Analysis): Answer | undefined {
    const texts = splitQuestions(question.text, analysis.language);
    if (texts.length < 2) return undefined;
    const { context = [] } = question;
    const parts = texts.map((text, at) =>
      this.#answerPart({ ...question, text, context: [...context, ...texts.slice(0, at)] }),
    );
    if (parts.includes(undefined)) return undefined;
    const answers = parts.filter((part) => part !== undefined);
    const statements = [...new Set(answers.flatMap((part) => part.statements.slice(0, MOST_A_PART)))];
    const outcomes = new Set(answers.map(({ outcome }) => outcome));
    const outcome = OUTCOMES.find((one) => outcomes.has(one)) ?? 'unsure';
    const [first] = answers;
    return {
      ...this.#base(question, analysis, statements),
      outcome,
      statements,
      related: [],
      standsAlone: answers.every((part) => part.standsAlone),
      explanation: first?.explanation ?? NO_EXPLANATION,
      form: { kind: 'parts', parts: answers },
      ...given({ missing: outcome === 'not-in-sources' ? first?.missing : undefined }),
    };
  }

  /** The answer to one of several questions; undefined where it has no words of substance and points to nothing. */
  #answerPart(question: Question): Answer | undefined {
    const analysis = this.#analyser.analyse(question.text);
    if (analysis.slots.length + analysis.anaphora.length === 0) return undefined;
    return this.#answerWish(question, analysis) ?? this.#answerOne(question, analysis);
  }

  #answerOne(question: Question, analysis: Analysis): Answer {
    const judgement = this.#judge.judge(question, analysis);
    const { query, best, ranked, confidence, standsAlone } = judgement;
    const whole = (
      answer: Pick<Answer, 'outcome' | 'statements' | 'related' | 'missing'> & Partial<Pick<Answer, 'form'>>,
      shown: readonly Pick<Fact, 'text'>[] = answer.statements,
    ): Answer => ({
      ...this.#base(question, analysis, shown),
      form: DIRECT,
      ...answer,
      standsAlone,
      explanation: explain(judgement, this.#ranker),
    });
    if (query.slots.length === 0 && (query.kind === 'latest' || query.kind === 'list')) {
      const latest = composeWish({ kind: 'latest' }, this.#routeTools(question, analysis));
      if (latest !== undefined) return whole(latest);
    }
    const direct = best?.indexed.fact;
    const near = nearestFacts(judgement);
    const doubt =
      direct !== undefined && confidence >= this.#ranker.threshold
        ? doubtOf(judgement, question.text, this.#checker, this.#facts.at(question.asOf))
        : 'unsure';
    const answering = doubt === undefined ? direct : this.#statedIn(question, judgement);
    if (answering !== undefined) {
      const statements = chooseStatements(answering, ranked, this.#facts.at(question.asOf));
      const related = near.filter((fact) => !statements.includes(fact));
      return whole({ outcome: 'answered', statements, related: related.slice(0, RELATED) });
    }
    const { context, ...withoutContext } = question;
    const missing =
      doubt !== undefined && doubt !== 'unsure'
        ? doubt
        : refusalReason(
            judgement,
            standsAlone ? withoutContext : question,
            (other) => this.#judge.judge(other),
            ({ id }) => this.#facts.at(question.asOf).has(id),
            this.#ranker,
            this.#joins,
          );
    const tools = this.#routeTools(question, analysis);
    const wish = widerWish(judgement, missing, this.#intentReader);
    const wide = wish && composeWish(wish, tools);
    if (wide !== undefined) return whole(wide);
    const comparison = comparisonIn(judgement, missing, this.#names);
    const compared = comparison && composeWish(comparison, tools);
    if (compared !== undefined) return whole({ ...compared, outcome: 'unsure' });
    if (missing === undefined && near.length > 0) {
      const statements = nearestStatements(near, this.#facts.at(question.asOf));
      const related = near.filter((fact) => !statements.includes(fact)).slice(0, RELATED);
      return whole({ outcome: 'unsure', statements, related });
    }
    const all = new Set([...this.#nearestTo(missing, question.asOf), ...near]);
    const related = [...all].slice(0, RELATED);
    return whole(
      { outcome: 'not-in-sources', statements: [], related, missing: missing ?? { kind: 'nothing-close' } },
      missing?.kind === 'gap' ? [missing.gap, ...related] : related,
    );
  }

  /** The fact that states what a yes-no question asks, word by word; undefined where none does. */
  #statedIn({ text, asOf }: Question, { query, followsUp }: Judgement): Fact | undefined {
    if (query.kind !== 'yes-no' || followsUp) return undefined;
    const [claim, ...others] = this.check(text, asOf);
    if (claim === undefined || others.length > 0) return undefined;
    return claim.verdict === 'in-sources' || claim.verdict === 'disputed' ? claim.facts[0] : undefined;
  }

  /** Answers a text that is no question, without reading it. */
  #refuseUnread(question: Question, missing: Missing): Answer {
    const text = question.text.slice(0, LONGEST_QUESTION);
    const asked = this.#analyser.detect(text);
    return {
      question: clean(text).trim(),
      asked,
      language: this.#language.choose(question.language, asked, []),
      standsAlone: true,
      form: DIRECT,
      readAs: [],
      outcome: 'not-in-sources',
      statements: [],
      related: [],
      missing,
      explanation: NO_EXPLANATION,
    };
  }

  /** @param shown what the reply shows, which decides its language */
  #base(question: Question, { language: asked, slots }: Analysis, shown: readonly Pick<Fact, 'text'>[]) {
    return {
      question: clean(question.text).trim(),
      asked,
      language: this.#language.choose(question.language, asked, shown),
      readAs: slots.flatMap(({ knowing, surface, names: [name] }) =>
        knowing === 'corrected' && name !== undefined ? [{ typed: surface, name }] : [],
      ),
      ...given({ asOf: question.asOf }),
    };
  }

  /** The facts that an editor has named as nearest to a gap. */
  #nearestTo(missing: Missing | undefined, asOf: string | undefined): readonly Fact[] {
    if (missing?.kind !== 'gap') return [];
    const facts = this.#facts.at(asOf);
    return missing.gap.nearest.flatMap((id) => facts.get(id) ?? []);
  }

  #routeTools(question: Question, analysis: Analysis): RouteTools {
    const { knowledge, closedGaps } = this.#compiled;
    const facts = [...this.#facts.at(question.asOf).values()];
    const closed = new Set(closedGaps.filter((each) => each.closed).map(({ gap }) => gap));
    return {
      knowledge,
      facts,
      gaps: knowledge.gaps.filter(({ id }) => !closed.has(id)),
      newest: newestFirst(facts.filter(({ topics }) => !topics.includes(ABOUT_SOURCE))),
      near: (slots) =>
        this.#judge.rank(analysis, slots, question).ranked.flatMap(({ indexed }) => indexed.fact ?? []),
    };
  }
}

/** The ranked facts that share a word with the question. */
function nearestFacts({ query, ranked, text }: Judgement): Fact[] {
  // The words of a plain text may be other forms of the question's.
  const isNear = ({ view }: Ranked): boolean =>
    text !== undefined || query.slots.some((slot) => slot.weight > 0 && view.holds(slot));
  return ranked.filter(isNear).flatMap(({ indexed }) => indexed.fact ?? []);
}
