import { Random } from '../../bench/random.ts';
import type { Fact, Knowledge } from '../../src/knowledge/model.ts';
import { type Compiled, compile } from '../../src/query/compile.ts';
import { createEngine, type Engine } from '../../src/query/engine.ts';
import { paragraphIdOf } from '../../src/query/index/indexed-facts.ts';
import { confidenceOf, EVIDENCE, type Evidence, gatherEvidence } from '../../src/query/ranking/evidence.ts';
import { FEATURES, type Feature } from '../../src/query/ranking/features.ts';
import { LinearModel, namesOf, type ValuesOf, type WeightsOf } from '../../src/query/ranking/linear-model.ts';
import type { Ranked, RankerWeights } from '../../src/query/ranking/ranker.ts';
import type { Weights } from '../../src/query/ranking/weights.ts';
import type { Labelled } from '../labelled.ts';
import { QUARTERS } from '../rankings/own-questions.ts';
import { groupsOf, thinned } from '../rankings/thinning.ts';
import { alteredExamples } from './altered.ts';
import { learnAssociations } from './associations.ts';
import { type Draw, draw } from './draws.ts';
import { afterAnother, type Example, exchangedExamples, heldExample, labelledExample } from './examples.ts';
import { learnDecision, learnRanking } from './models.ts';

const FEATURE_NAMES = namesOf(FEATURES);
const EVIDENCE_NAMES = namesOf(EVIDENCE);
/** Knowledge is drawn so often. */
const DRAWS = 14;
/** Pull of the weights towards zero. */
const RANK_DECAY = 0.02;
const DECIDE_DECAY = 0.001;
/** How much a labelled question counts beside one of the facts' own, over all draws; and after another question. */
const LABELLED_SHARE = 30;
const AFTER_SHARE = 10;
/** And where the paragraphs that answer it are missing. */
const REMOVED_SHARE = 1;
/** Of the questions with persons exchanged, each so-manieth is asked in a draw. */
const EXCHANGED_STEP = 4;
/** Labelled questions are left out of learning in so many parts, to set the threshold. */
const FOLDS = 5;
/**
 * Share of the questions that no source answers whose confidence may reach the threshold: its meaning. Of these the check of
 * premises stops about a third (claim/premise.ts).
 */
const ANSWERED = 0.05;
/** Share of the answerable ones that may be denied, if there is a reason: what nothing is denied from. */
const DENIABLE = 0.015;

/** An example with what was ranked for it. */
export interface Case extends Example {
  readonly judgement: ReturnType<Engine['judge']>;
}

/** Weights of ranking and decision for facts with questions of their own. */
export interface CuratedModel extends RankerWeights<Feature, Evidence> {
  /** Confidence from which on nothing is denied. */
  readonly deniable: number;
}

/** All that is learned from for the curated knowledge. */
export interface CuratedCases {
  /** Labelled questions, asked of the whole knowledge: they set the threshold. */
  readonly labelled: readonly Case[];
  /** The same and others, asked of what was drawn. */
  readonly drawn: readonly Case[];
}

/** Weights that only order what is found: what learning starts from. */
const START: CuratedModel = { rank: { likelihood: 1 }, decide: {}, threshold: 0.5, deniable: 0 };

/** Weights for an engine that is learned for, with associations from its facts alone; plain texts play no part in it. */
function weightsOf(model: CuratedModel, { index }: Compiled): Weights {
  return {
    ...model,
    associations: learnAssociations(index.facts),
    passages: { rank: {}, decide: {}, threshold: 0.5 },
  };
}

/** Asks these examples of a knowledge. */
function casesOf(knowledge: Knowledge, examples: readonly Example[], model: CuratedModel): Case[] {
  const engine = engineFor(knowledge, model);
  return examples.map((example) => askOf(engine, example));
}

function engineFor(knowledge: Knowledge, model: CuratedModel): Engine {
  const compiled = compile(knowledge);
  return createEngine(compiled, weightsOf(model, compiled));
}

function askOf(engine: Engine, example: Example): Case {
  return { ...example, judgement: engine.judge(example.question) };
}

/** Labelled questions asked of the knowledge. */
export function labelledCases(
  knowledge: Knowledge,
  questions: readonly Labelled[],
  model: CuratedModel,
): Case[] {
  return casesOf(
    knowledge,
    questions.map((labelled) => labelledExample(labelled)),
    model,
  );
}

/** The same where the facts of a quarter of the paragraphs have no own questions: those that only these answer, and all that none does. */
export function bareCases(knowledge: Knowledge, questions: readonly Labelled[], model: CuratedModel): Case[] {
  const groups = groupsOf(knowledge, QUARTERS);
  return Array.from({ length: QUARTERS }, (_, quarter) => {
    const isBare = (paragraph: string): boolean => groups.get(paragraph) === quarter;
    const part = thinned(knowledge, (fact) => (isBare(paragraphIdOf(fact)) ? 0 : Number.POSITIVE_INFINITY));
    const asked = questions.filter(({ paragraphs }) => paragraphs.every(isBare));
    return labelledCases(part, asked, model);
  }).flat();
}

/**
 * Asks everything that is learned from.
 *
 * @param questions labelled ones of the working part
 * @param draws how often the knowledge is drawn
 */
export function curatedCases(
  knowledge: Knowledge,
  questions: readonly Labelled[],
  draws: number = DRAWS,
): CuratedCases {
  // How a follow-up is read depends on what is thought to answer the turn before, so there has to be a model already.
  const alone = questions.filter(({ context }) => context === undefined);
  const model = learnFrom(labelledCases(knowledge, alone, START));
  const exchanged = exchangedExamples(knowledge);
  const share = LABELLED_SHARE / draws;
  const drawn = Array.from({ length: draws }, (_, number) => {
    const one = draw(knowledge, number);
    const examples = [
      ...questions.flatMap((labelled) => drawnExample(labelled, one, share)),
      ...one.held.flatMap((held) => (isMissing(held.fact, one) ? [] : heldExample(held))),
      ...exchanged.filter((_, at) => at % EXCHANGED_STEP === number % EXCHANGED_STEP),
      ...(number === 0 ? afterAnother(questions, AFTER_SHARE) : []),
    ];
    const engine = engineFor(one.knowledge, model);
    const asked = examples.map((example) => askOf(engine, example));
    const altered = alteredExamples(asked, new Random(number));
    return [...asked, ...altered.map((example) => askOf(engine, example))];
  });
  return { labelled: labelledCases(knowledge, questions, model), drawn: drawn.flat() };
}

function isMissing(fact: Fact | undefined, { removed }: Draw): boolean {
  return fact !== undefined && removed.has(paragraphIdOf(fact));
}

/** A labelled question, which no source answers where its paragraphs are missing. */
function drawnExample(labelled: Labelled, { knowledge, removed }: Draw, share: number): Example[] {
  const example = labelledExample(labelled, share);
  if (removed.size === 0 || labelled.paragraphs.length === 0 || knowledge.facts.some(example.right))
    return [example];
  return labelled.context === undefined ? [{ ...example, share: REMOVED_SHARE, unanswerable: true }] : [];
}

/** Learns ranking, decision and threshold. */
export function learnCurated(cases: CuratedCases): CuratedModel {
  const { rank, decide } = learnFrom(cases.drawn);
  return { rank, decide, ...chooseThresholds(cases, rank, decide) };
}

function learnFrom(cases: readonly Case[]): CuratedModel {
  const rank = learnRank(cases);
  return { rank, decide: learnDecide(cases, rank), threshold: 0.5, deniable: 0 };
}

/** What learning may be told besides the cases. */
interface Learning<Name extends string> {
  /** A feature that is left out. */
  readonly without?: Name;
  /** Weights to start from, for speed. */
  readonly start?: WeightsOf<Name>;
}

export function learnRank(
  cases: readonly Case[],
  { without, start = {} }: Learning<Feature> = {},
): CuratedModel['rank'] {
  const lists = cases.map(({ judgement, right, gap, share }) => ({
    values: Float64Array.from(
      judgement.ranked.flatMap(({ features }) =>
        FEATURE_NAMES.map((name) => (name === without ? 0 : (features[name] ?? 0))),
      ),
    ),
    good: judgement.ranked.map(({ indexed }) =>
      indexed.fact === undefined ? indexed.id === gap : right(indexed.fact),
    ),
    share,
  }));
  const first = Float64Array.from(FEATURE_NAMES, (name) => start[name] ?? 0);
  return named(FEATURE_NAMES, learnRanking(lists, FEATURE_NAMES.length, RANK_DECAY, first));
}

export function learnDecide(
  cases: readonly Case[],
  rank: CuratedModel['rank'],
  { without, start = {} }: Learning<Evidence> = {},
): CuratedModel['decide'] {
  const verdicts = cases.flatMap(({ judgement, right, share }) => {
    const found = decided(judgement, rank);
    if (found === undefined) return [];
    const values = Float64Array.from(EVIDENCE_NAMES, (name) => (name === without ? 0 : found.evidence[name]));
    return [{ values, good: right(found.fact), share }];
  });
  const first = Float64Array.from(EVIDENCE_NAMES, (name) => start[name] ?? 0);
  return named(EVIDENCE_NAMES, learnDecision(verdicts, EVIDENCE_NAMES.length, DECIDE_DECAY, first));
}

/** The best fact by these weights, and the evidence on it. */
export function decided(
  judgement: Case['judgement'],
  weights: CuratedModel['rank'],
): { readonly fact: Fact; readonly evidence: ValuesOf<Evidence> } | undefined {
  const model = new LinearModel(FEATURES, weights);
  const ranked = (judgement.ranked as readonly Ranked<Feature>[])
    .map((entry) => ({ ...entry, score: model.score(entry.features) }))
    .sort((a, b) => b.score - a.score);
  const best = ranked.find(({ indexed }) => indexed.fact !== undefined);
  const fact = best?.indexed.fact;
  return best === undefined || fact === undefined
    ? undefined
    : { fact, evidence: gatherEvidence(judgement.query, best, ranked) };
}

/** How sure the best fact is the answer by these weights; 0 where there is none. */
export function confidence(
  judgement: Case['judgement'],
  { rank, decide }: Pick<CuratedModel, 'rank' | 'decide'>,
): number {
  const found = decided(judgement, rank);
  return found === undefined ? 0 : confidenceOf(found.evidence, new LinearModel(EVIDENCE, decide));
}

/**
 * The threshold above which few of the labelled questions without an answer lie, and the confidence below which few of the
 * others do. Each confidence is by a decision that was learned without the question.
 */
function chooseThresholds(
  { labelled, drawn }: CuratedCases,
  rank: CuratedModel['rank'],
  decide: CuratedModel['decide'],
): Pick<CuratedModel, 'threshold' | 'deniable'> {
  const ids = labelled.flatMap(({ id }) => id ?? []);
  const folds = Array.from(
    { length: FOLDS },
    (_, fold) => new Set(ids.filter((_, at) => at % FOLDS === fold)),
  );
  const judged = folds.flatMap((fold) => {
    const others = drawn.filter(({ id }) => id === undefined || !fold.has(id));
    const without = learnDecide(others, rank, { start: decide });
    return labelled
      .filter(({ id }) => id !== undefined && fold.has(id))
      .map(({ judgement, unanswerable }) => ({
        unanswerable: unanswerable === true,
        confidence: confidence(judgement, { rank, decide: without }),
      }));
  });
  const confidences = (unanswerable: boolean): number[] =>
    judged.filter((each) => each.unanswerable === unanswerable).map((each) => each.confidence);
  return {
    threshold: quantile(confidences(true), 1 - ANSWERED),
    deniable: quantile(confidences(false), DENIABLE),
  };
}

/** What this share of the values lies below: a third of the way between its two neighbours, so that no single one decides. */
function quantile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  const at = Math.floor(ordered.length * share);
  const below = ordered[at] ?? 0.5;
  return rounded(below + ((ordered[at + 1] ?? below) - below) / 3);
}

/** Learned weights by name, rounded to what is written down. */
export function named<Name extends string>(
  names: readonly Name[],
  weights: Float64Array,
): Readonly<Record<Name, number>> {
  const entries = names.map((name, i) => [name, rounded(weights[i] ?? 0)] as const);
  return Object.fromEntries(entries) as Record<Name, number>;
}

/** To three places. */
export function rounded(weight: number): number {
  return Math.round(weight * 1000) / 1000;
}
