import { currentFacts } from '../knowledge/current-facts.ts';
import { ABOUT_SOURCE, type Fact, type Knowledge, type Name } from '../knowledge/model.ts';
import type { Compiled } from './compile.ts';
import { explain, NO_EXPLANATION } from './explanation.ts';
import { needsContext, readInContext, type Turn } from './follow-up.ts';
import { SearchIndex } from './index/search-index.ts';
import type { Judgement } from './judgement.ts';
import { LONGEST_QUESTION } from './limits.ts';
import { isPlainText, Texts } from './passages/texts.ts';
import { type Ranked, rank } from './ranking/curated-ranker.ts';
import { confidenceOf, gatherEvidence } from './ranking/evidence.ts';
import { FeatureExtractor, type Query } from './ranking/features.ts';
import { WEIGHTS, type Weights } from './ranking/weights.ts';
import { findMissing } from './refusal-reason.ts';
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
  /** What the decision is made from; for training and measuring. */
  judge(question: Question): Judgement;
}

/** Earlier turns that can still be pointed back to. */
const TURNS = 4;
const RELATED = 3;
/** Likeness from which on a question is taken for a gap's own. */
const SAME_QUESTION = 0.6;

/** Builds the index and everything else that answers are made with. */
export function createEngine(compiled: Compiled, weights: Weights = WEIGHTS): Engine {
  const { knowledge, grammars } = compiled;
  const analyser = new Analyser(new Lexicon(compiled.lexicon), grammars);
  const names = new Map(knowledge.names.map((name) => [name.id, name]));
  const index = new SearchIndex(compiled.index);
  const extractor = new FeatureExtractor(index, analyser.lexicon);
  const texts = isPlainText(knowledge)
    ? new Texts(index, extractor, analyser.lexicon, grammars, fallbackOf(knowledge), weights.passages)
    : undefined;
  const { threshold } = texts === undefined ? weights : weights.passages;
  const facts = new Map(currentFacts(knowledge.facts).map((fact) => [fact.id, fact]));
  const newest = newestFacts(knowledge);
  const fallback = fallbackOf(knowledge);
  const spoken = new Set(
    knowledge.situation.asked.filter((language) =>
      knowledge.facts.every((fact) => fact.text[language] !== undefined),
    ),
  );

  function judge(question: Question): Judgement {
    const analysis = analyser.analyse(question.text);
    const need = needsContext(analysis);
    const alone = need === 'must' ? undefined : judgeAlone(analysis, question);
    if (alone !== undefined && (need === 'no' || alone.confidence >= threshold || asksForGap(alone))) {
      return { ...alone, standsAlone: true };
    }
    const before = turnBefore(question);
    if (before === undefined) return alone ?? judgeAlone(analysis, question);
    const read = readInContext(analysis, before, { index, lexicon: analyser.lexicon, names });
    const places = new Set(before.facts.map((fact) => `${fact.source.id}#${fact.paragraph}`));
    return weighUp(analysis, { tokens: analysis.tokens, ...read, places }, question, true);
  }

  function judgeAlone(analysis: Analysis, question: Question): Judgement {
    const { tokens, kind, slots } = analysis;
    return weighUp(analysis, { tokens, slots: index.weigh(slots), kind, places: new Set() }, question, false);
  }

  function weighUp(analysis: Analysis, query: Query, { asOf }: Question, followsUp: boolean): Judgement {
    const isInTime = ({ document }: Ranked): boolean =>
      asOf === undefined || document.fact === undefined || happened(document.fact, asOf);
    if (texts !== undefined) {
      const { ranked, confidence } = texts.judge(query, isInTime);
      const [best] = ranked;
      const judged = { query, analysis, standsAlone: false, followsUp, ranked, confidence };
      return best === undefined ? judged : { ...judged, best };
    }
    const ranked = rank(query, index, extractor, weights.rank).filter(isInTime);
    const best = ranked.find(({ document }) => document.fact !== undefined);
    const standsAlone = false;
    if (best === undefined) return { query, analysis, standsAlone, followsUp, ranked, confidence: 0 };
    const evidence = gatherEvidence(query, best, ranked);
    const confidence = confidenceOf(evidence, weights.decide);
    return { query, analysis, standsAlone, followsUp, ranked, best, evidence, confidence };
  }

  /** The last earlier turn that had words of substance. */
  function turnBefore({ context = [], asOf }: Question): Turn | undefined {
    for (let at = context.length - 1; at >= Math.max(0, context.length - TURNS); at--) {
      const earlier = {
        text: (context[at] ?? '').slice(0, LONGEST_QUESTION),
        context: context.slice(Math.max(0, at - TURNS), at),
      };
      const { query, ranked } = judge({ ...earlier, ...(asOf === undefined ? {} : { asOf }) });
      if (query.slots.length === 0) continue;
      const nearest = ranked.flatMap(({ document }) => (document.fact === undefined ? [] : [document.fact]));
      return { query, facts: nearest.slice(0, RELATED) };
    }
    return undefined;
  }

  function ask(question: Question): Answer {
    if (question.text.length > LONGEST_QUESTION) {
      return refuse(question, { kind: 'too-long', most: LONGEST_QUESTION });
    }
    const judgement = judge(question);
    const { analysis, query, best, ranked, confidence, standsAlone } = judgement;
    const language = question.language ?? (spoken.has(analysis.language) ? analysis.language : fallback);
    const base = {
      question: clean(question.text).trim(),
      asked: analysis.language,
      language,
      standsAlone,
      ...(question.asOf === undefined ? {} : { asOf: question.asOf }),
    };
    if (analysis.tokens.length === 0) return refuse(question, { kind: 'empty' });
    const explanation = explain(
      judgement,
      texts === undefined ? weights.rank : weights.passages.rank,
      threshold,
    );
    if (query.slots.length === 0 && (query.kind === 'latest' || query.kind === 'list')) {
      const latest = newest.filter((fact) => question.asOf === undefined || happened(fact, question.asOf));
      if (latest.length > 0) {
        return {
          ...base,
          outcome: 'answered',
          statements: latest.slice(0, 5),
          related: latest.slice(5, 5 + RELATED),
          explanation,
        };
      }
    }
    if (best?.document.fact !== undefined && confidence >= threshold) {
      const statements = chooseStatements(best.document.fact, ranked, facts, question.asOf);
      const related = nearestFacts(ranked)
        .filter((fact) => !statements.includes(fact))
        .slice(0, RELATED);
      return { ...base, outcome: 'answered', statements, related, explanation };
    }
    const { context, ...withoutContext } = question;
    const missing = findMissing(judgement, standsAlone ? withoutContext : question, judge, threshold);
    return {
      ...base,
      outcome: 'not-in-sources',
      statements: [],
      related: nearestFacts(ranked).slice(0, RELATED),
      missing,
      explanation,
    };
  }

  /** Answers a text that is no question, without reading it. */
  function refuse(question: Question, missing: Missing): Answer {
    const text = question.text.slice(0, LONGEST_QUESTION);
    const asked = analyser.detect(text);
    return {
      question: clean(text).trim(),
      asked,
      language: question.language ?? (spoken.has(asked) ? asked : fallback),
      standsAlone: true,
      outcome: 'not-in-sources',
      statements: [],
      related: [],
      missing,
      explanation: NO_EXPLANATION,
    };
  }

  return {
    ask,
    judge,
    detect: (text) => analyser.detect(text),
    names: (text) => {
      const ids = analyser.analyse(text).slots.flatMap((slot) => slot.names.slice(0, 1));
      return [...new Set(ids)].flatMap((id) => names.get(id) ?? []);
    },
  };
}

function fallbackOf({ situation }: Knowledge): string {
  return situation.required[0] ?? 'en';
}

/** Whether what is asked is known to be missing: then no earlier turn can answer it. */
function asksForGap({ ranked }: Judgement): boolean {
  const [first] = ranked;
  return first?.document.gap !== undefined && first.features.question >= SAME_QUESTION;
}

/** Whether a fact may have happened by the end of a day. */
function happened(fact: Fact, asOf: string): boolean {
  return fact.when.from <= asOf;
}

function nearestFacts(ranked: readonly Ranked[]): Fact[] {
  return ranked.flatMap(({ document, features }) =>
    document.fact !== undefined && features.all > 0 ? [document.fact] : [],
  );
}

/** Current facts, the latest to be added and to happen first. */
function newestFacts({ facts }: Knowledge): readonly Fact[] {
  return currentFacts(facts)
    .filter(({ topics }) => !topics.includes(ABOUT_SOURCE))
    .toSorted((a, b) => compareText(b.added, a.added) || compareText(b.when.from, a.when.from));
}

/** Order by code unit, which for ISO dates is their order in time. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
