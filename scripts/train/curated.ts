import type { Fact, Knowledge, LocalizedList, Name } from '../../src/knowledge/model.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine, type Engine } from '../../src/query/engine.ts';
import { paragraphIdOf } from '../../src/query/index/indexed-facts.ts';
import { EVIDENCE, type Evidence, gatherEvidence, isElsewhere } from '../../src/query/ranking/evidence.ts';
import { FEATURES, type Feature } from '../../src/query/ranking/features.ts';
import { LinearModel, namesOf, type ValuesOf } from '../../src/query/ranking/linear-model.ts';
import type { Ranked, RankerWeights } from '../../src/query/ranking/ranker.ts';
import type { Question } from '../../src/query/types.ts';
import { isAnswer, type Labelled } from '../labelled.ts';
import { learnDecision, learnRanking } from './models.ts';

const FEATURE_NAMES = namesOf(FEATURES);
const EVIDENCE_NAMES = namesOf(EVIDENCE);
const FOLDS = 5;
/** Of the questions of facts that are left without any, each so-manieth is asked, and counts so much. */
const BARE_STEP = 4;
const BARE_SHARE = 3;
/** Pull of the weights towards zero. */
const RANK_DECAY = 0.02;
const DECIDE_DECAY = 0.001;
/** How much a labelled question counts beside one of the facts' own. */
const LABELLED_SHARE = 30;
/** Share of the questions that no source answers which are to be refused: the meaning of the threshold. */
const REFUSED = 0.925;
const EXCHANGED_SHARE = 0.5;
/** And after another question. */
const AFTER_SHARE = 10;

interface Example {
  readonly question: Question;
  readonly share: number;
  /** Labelled as a question that no source answers. */
  readonly unanswerable?: boolean;
  right(fact: Fact): boolean;
  /** Id of the gap that it asks for. */
  readonly gap?: string;
}

/** An example with what was ranked for it. */
export interface Case extends Example {
  readonly judgement: ReturnType<Engine['judge']>;
}

/**
 * Labelled questions after one that has nothing to do with them: what stands alone is to be answered, or refused, as
 * if nothing had been asked before.
 */
function afterAnother(labelled: readonly Labelled[]): Example[] {
  return labelled.flatMap((each, i) => {
    const others = [...labelled.slice(i + 1), ...labelled.slice(0, i)];
    const before = others.find(
      ({ lang, paragraphs, context }) =>
        context === undefined &&
        lang === each.lang &&
        paragraphs.length > 0 &&
        !paragraphs.some((paragraph) => each.paragraphs.includes(paragraph)),
    );
    if (each.context !== undefined || before === undefined) return [];
    const example = labelledExample({ ...each, context: [before.question] });
    return [{ ...example, share: AFTER_SHARE }];
  });
}

function labelledExample(labelled: Labelled): Example {
  return {
    question: { text: labelled.question, ...(labelled.context && { context: labelled.context }) },
    share: LABELLED_SHARE,
    unanswerable: labelled.paragraphs.length === 0,
    right: (fact) => isAnswer(fact, labelled),
  };
}

/**
 * Own questions of facts and gaps, asked of engines that were built without them: first without a fold of each one's
 * questions, then without any question of a fold of facts and gaps, as when an editor wrote none.
 */
function ownCases(knowledge: Knowledge): Case[] {
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
  const without = (left: (owner: number, question: number) => boolean): Knowledge => ({
    ...knowledge,
    facts: knowledge.facts.map((fact, f) => ({
      ...fact,
      questions: part(fact.questions, (q) => !left(f, q)),
    })),
    gaps: knowledge.gaps.map((gap, g) => ({ ...gap, questions: part(gap.questions, (q) => !left(g, q)) })),
  });
  return [
    ...folds.flatMap((fold) =>
      casesOf(
        knowledge,
        without,
        (_, q) => q % FOLDS === fold,
        () => true,
        1,
      ),
    ),
    ...folds.flatMap((fold) =>
      casesOf(
        knowledge,
        without,
        (owner) => owner % FOLDS === fold,
        (q) => q % BARE_STEP === 0,
        BARE_SHARE,
      ),
    ),
  ];
}

/** The questions that are left out, as far as they are picked, asked of what remains. */
function casesOf(
  knowledge: Knowledge,
  without: (left: (owner: number, question: number) => boolean) => Knowledge,
  left: (owner: number, question: number) => boolean,
  picked: (question: number) => boolean,
  share: number,
): Case[] {
  const engine = createEngine(compile(without(left)));
  const held = (questions: LocalizedList, owner: number): string[] =>
    Object.values(part(questions, (q) => left(owner, q) && picked(q))).flat();
  const ofFacts = knowledge.facts.flatMap((fact, f) =>
    held(fact.questions, f).map((text) => ({
      question: { text },
      share,
      right: (other: Fact) => paragraphIdOf(other) === paragraphIdOf(fact),
    })),
  );
  const ofGaps = knowledge.gaps.flatMap((gap, g) =>
    held(gap.questions, g).map((text) => ({ question: { text }, share, gap: gap.id, right: () => false })),
  );
  return [...ofFacts, ...ofGaps].map((example) => ({
    ...example,
    judgement: engine.judge(example.question),
  }));
}

function part(questions: LocalizedList, keep: (i: number) => boolean): LocalizedList {
  let i = 0;
  return Object.fromEntries(
    Object.entries(questions).map(([language, list]) => [language, list.filter(() => keep(i++))]),
  );
}

/** Facts' questions with one person put in the place of another: real names, wrongly joined. */
function exchangedExamples(knowledge: Knowledge): Example[] {
  const persons = knowledge.names.filter((name) => name.kind === 'person');
  const examples: Example[] = [];
  for (const fact of knowledge.facts) {
    for (const [language, list] of Object.entries(fact.questions)) {
      for (const text of list) {
        const person = persons.find((name) => mention(text, name, language) !== undefined);
        if (person === undefined) continue;
        const spelling = mention(text, person, language) ?? '';
        const strangers = persons.filter(
          (name) =>
            name !== person &&
            knowledge.facts.every(
              (other) =>
                paragraphIdOf(other) !== paragraphIdOf(fact) ||
                !(other.names.includes(name.id) || other.says.name === name.id),
            ),
        );
        const stranger = strangers[examples.length % Math.max(1, strangers.length)];
        const other = stranger?.also[language]?.[0];
        if (other === undefined) continue;
        examples.push({
          question: { text: text.replace(spelling, other) },
          share: EXCHANGED_SHARE,
          right: () => false,
        });
      }
    }
  }
  return examples;
}

function mention(text: string, name: Name, language: string): string | undefined {
  const spellings = [name.name[language] ?? '', ...(name.also[language] ?? [])].filter(
    (spelling) => spelling.length > 3,
  );
  return spellings.toSorted((a, b) => b.length - a.length).find((spelling) => text.includes(spelling));
}

/** Weights of ranking and decision for facts with questions of their own. */
export type CuratedModel = RankerWeights<Feature, Evidence>;

/** All that is learned from for the curated knowledge. */
export interface CuratedCases {
  /** Labelled questions, alone and after another. */
  readonly labelled: readonly Case[];
  readonly after: readonly Case[];
  /** The facts' own, held out. */
  readonly own: readonly Case[];
  /** With one person in the place of another. */
  readonly exchanged: readonly Case[];
}

/** Labelled questions that only judge, asked of the knowledge. */
export function judgingCases(knowledge: Knowledge, questions: readonly Labelled[]): Case[] {
  const engine = createEngine(compile(knowledge));
  return questions.map((labelled) => {
    const example = labelledExample(labelled);
    return { ...example, judgement: engine.judge(example.question) };
  });
}

/** Asks every example of the knowledge. */
export function curatedCases(knowledge: Knowledge, questions: readonly Labelled[]): CuratedCases {
  const engine = createEngine(compile(knowledge));
  const toCase = (example: Example): Case => ({ ...example, judgement: engine.judge(example.question) });
  return {
    labelled: questions.map(labelledExample).map(toCase),
    after: afterAnother(questions).map(toCase),
    own: ownCases(knowledge),
    exchanged: exchangedExamples(knowledge).map(toCase),
  };
}

/** Learns ranking, decision and threshold. */
export function learnCurated({ labelled, after, own, exchanged }: CuratedCases): CuratedModel {
  const rank = learnRank([...labelled, ...after, ...own]);
  const decide = learnDecide([...labelled, ...after, ...own, ...exchanged], rank);
  return { rank, decide, threshold: chooseThreshold(labelled, rank, decide) };
}

/** @param without a feature that is left out */
export function learnRank(cases: readonly Case[], without?: Feature): CuratedModel['rank'] {
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
  return named(FEATURE_NAMES, learnRanking(lists, FEATURE_NAMES.length, RANK_DECAY));
}

/** @param without a piece of evidence that is left out */
export function learnDecide(
  cases: readonly Case[],
  rank: CuratedModel['rank'],
  without?: Evidence,
): CuratedModel['decide'] {
  const verdicts = cases.flatMap(({ judgement, right, share }) => {
    const found = decided(judgement, rank);
    if (found === undefined) return [];
    const values = Float64Array.from(EVIDENCE_NAMES, (name) => (name === without ? 0 : found.evidence[name]));
    return [{ values, good: right(found.fact), share }];
  });
  return named(EVIDENCE_NAMES, learnDecision(verdicts, EVIDENCE_NAMES.length, DECIDE_DECAY));
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

/**
 * The threshold with which this share of the labelled questions without an answer is refused: a third of the way
 * between the confidences on its two sides, so that no single question decides.
 */
function chooseThreshold(
  cases: readonly Case[],
  rank: CuratedModel['rank'],
  decide: CuratedModel['decide'],
): number {
  const model = new LinearModel(EVIDENCE, decide);
  const confidences = cases
    .filter(({ unanswerable }) => unanswerable === true)
    .map(({ judgement }) => {
      const found = decided(judgement, rank);
      return found === undefined || isElsewhere(found.evidence) ? 0 : model.chance(found.evidence);
    })
    .sort((a, b) => a - b);
  const at = Math.floor(confidences.length * REFUSED);
  const below = confidences[at] ?? 0.5;
  return rounded(below + ((confidences[at + 1] ?? below) - below) / 3);
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
