/**
 * Learns the weights of ranking and of the decision from labelled questions: `npm run train`.
 * Full-batch gradient descent from a fixed start: the same data give the same weights.
 *
 * - Ranking: listwise softmax loss; the probability mass of the documents that are right goes up.
 * - Decision: logistic regression on whether the best fact is right.
 *
 * Examples are the working part of tests/rankings (never its judging part), every fact's and every gap's own
 * questions, each asked of a knowledge from which its fold of them was taken out, and facts' questions in which one
 * person is exchanged for another, which the sources cannot answer.
 */
import { writeFileSync } from 'node:fs';
import { loadKnowledge } from '../src/knowledge/load.ts';
import type { Fact, Knowledge, LocalizedList, Name } from '../src/knowledge/model.ts';
import { compile } from '../src/query/compile.ts';
import {
  confidenceOf,
  EVIDENCE,
  EVIDENCE_NAMES,
  type EvidenceValues,
  gatherEvidence,
} from '../src/query/decide.ts';
import { createEngine, type Engine } from '../src/query/engine.ts';
import { FEATURE_NAMES, FEATURES, type FeatureValues } from '../src/query/features.ts';
import { type Ranked, scoreOf } from '../src/query/rank.ts';
import type { Question } from '../src/query/types.ts';
import { WEIGHTS, type Weights } from '../src/query/weights.ts';
import { type Labelled, readLabelled } from './rankings.ts';

const WORK = 'tests/rankings/work.jsonl';
const TARGET = 'src/query/weights.json';
const ROUNDS = 1000;
const RATE = 0.05;
const FOLDS = 5;
/** Of the questions of facts that are left without any, each so-manieth is asked, and counts so much. */
const BARE_STEP = 4;
const BARE_SHARE = 3;
/** Pull of the weights towards zero. */
const RANK_DECAY = 0.002;
const DECIDE_DECAY = 0.0003;
/** How much a labelled question counts beside one of the facts' own. */
const LABELLED_SHARE = 30;
/** Share of the questions that no source answers which are to be refused: the meaning of the threshold. */
const REFUSED = 0.94;
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

/** An example with the documents that were ranked for it. */
interface Case extends Example {
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
    right: (fact) => labelled.paragraphs.includes(fact.paragraph),
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
      right: (other: Fact) => other.source.id === fact.source.id && other.paragraph === fact.paragraph,
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
                other.paragraph !== fact.paragraph ||
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

/** Adam (Kingma and Ba 2015) on a loss given by its gradient. */
function descend(start: readonly number[], gradient: (weights: readonly number[]) => number[]): number[] {
  const weights = [...start];
  const m = weights.map(() => 0);
  const v = weights.map(() => 0);
  for (let round = 1; round <= ROUNDS; round++) {
    gradient(weights).forEach((g, i) => {
      m[i] = 0.9 * (m[i] ?? 0) + 0.1 * g;
      v[i] = 0.999 * (v[i] ?? 0) + 0.001 * g * g;
      const step = (m[i] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((v[i] ?? 0) / (1 - 0.999 ** round)) + 1e-8);
      weights[i] = (weights[i] ?? 0) - RATE * step;
    });
  }
  return weights;
}

const vector = (values: FeatureValues): number[] => FEATURE_NAMES.map((name) => values[name]);
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

function learnRanking(cases: readonly Case[]): Weights['rank'] {
  const lists = cases.flatMap(({ judgement, right, gap, share }) => {
    const rows = judgement.ranked.map(({ document, features }) => ({
      x: vector(features),
      good: document.fact === undefined ? document.id === gap : right(document.fact),
    }));
    return rows.some((row) => row.good) && rows.some((row) => !row.good) ? [{ rows, share }] : [];
  });
  const total = lists.reduce((sum, list) => sum + list.share, 0);
  const learned = descend(
    FEATURE_NAMES.map((name) => WEIGHTS.rank[name] ?? 0),
    (weights) => {
      const gradient = weights.map((weight) => RANK_DECAY * weight);
      for (const { rows, share } of lists) {
        const scores = rows.map((row) => dot(weights, row.x));
        const top = Math.max(...scores);
        const mass = scores.map((score) => Math.exp(score - top));
        const all = mass.reduce((sum, x) => sum + x, 0);
        const good = mass.reduce((sum, x, i) => sum + (rows[i]?.good ? x : 0), 0);
        rows.forEach((row, r) => {
          const pull = (mass[r] ?? 0) / all - (row.good ? (mass[r] ?? 0) / good : 0);
          row.x.forEach((x, i) => {
            gradient[i] = (gradient[i] ?? 0) + (share * pull * x) / total;
          });
        });
      }
      return gradient;
    },
  );
  return Object.fromEntries(FEATURE_NAMES.map((name, i) => [name, rounded(learned[i] ?? 0)]));
}

function learnDecision(cases: readonly Case[], rankWeights: Weights['rank']): Weights['decide'] {
  const rows = cases.flatMap(({ judgement, right, share }) => {
    const found = decided(judgement, rankWeights);
    return found === undefined
      ? []
      : [{ x: EVIDENCE_NAMES.map((name) => found.evidence[name]), good: right(found.fact), share }];
  });
  const goodShare = rows.reduce((sum, row) => sum + (row.good ? row.share : 0), 0);
  const badShare = rows.reduce((sum, row) => sum + (row.good ? 0 : row.share), 0);
  const learned = descend(
    EVIDENCE_NAMES.map((name) => WEIGHTS.decide[name] ?? 0),
    (weights) => {
      const gradient = weights.map((weight) => DECIDE_DECAY * weight);
      for (const { x, good, share } of rows) {
        const error = 1 / (1 + Math.exp(-dot(weights, x))) - (good ? 1 : 0);
        const weight = share / (2 * (good ? goodShare : badShare));
        x.forEach((value, i) => {
          gradient[i] = (gradient[i] ?? 0) + weight * error * value;
        });
      }
      return gradient;
    },
  );
  return Object.fromEntries(EVIDENCE_NAMES.map((name, i) => [name, rounded(learned[i] ?? 0)]));
}

function decided(
  judgement: Case['judgement'],
  weights: Weights['rank'],
): { readonly fact: Fact; readonly evidence: EvidenceValues } | undefined {
  const ranked: Ranked[] = judgement.ranked
    .map((entry) => ({ ...entry, score: scoreOf(entry.features, weights) }))
    .sort((a, b) => b.score - a.score);
  const best = ranked.find(({ document }) => document.fact !== undefined);
  const fact = best?.document.fact;
  return best === undefined || fact === undefined
    ? undefined
    : { fact, evidence: gatherEvidence(judgement.query, best, ranked) };
}

function rounded(weight: number): number {
  return Math.round(weight * 1000) / 1000;
}

/** The least threshold with which this share of the labelled questions without an answer is refused. */
function chooseThreshold(cases: readonly Case[], weights: Weights): number {
  const confidences = cases
    .filter(({ unanswerable }) => unanswerable === true)
    .map(({ judgement }) => {
      const found = decided(judgement, weights.rank);
      return found === undefined ? 0 : confidenceOf(found.evidence, weights.decide);
    })
    .sort((a, b) => a - b);
  return rounded((confidences[Math.floor(confidences.length * REFUSED)] ?? 0.5) + 0.001);
}

if (import.meta.main) {
  const knowledge = await loadKnowledge('knowledge');
  const engine = createEngine(compile(knowledge));
  const toCase = (example: Example): Case => ({ ...example, judgement: engine.judge(example.question) });
  const questions = readLabelled(WORK);
  const labelled = questions.map(labelledExample).map(toCase);
  const after = afterAnother(questions).map(toCase);
  const own = ownCases(knowledge);
  const exchanged = exchangedExamples(knowledge).map(toCase);
  process.stdout.write(
    `${labelled.length} labelled, ${own.length} own, ${exchanged.length} with persons exchanged\n`,
  );
  const rankWeights = learnRanking([...labelled, ...after, ...own]);
  const decideWeights = learnDecision([...labelled, ...after, ...own, ...exchanged], rankWeights);
  const learned: Weights = { rank: rankWeights, decide: decideWeights, threshold: 0.5 };
  const threshold = chooseThreshold(labelled, learned);
  const described = (meaning: Readonly<Record<string, string>>, weights: Readonly<Record<string, number>>) =>
    Object.fromEntries(
      Object.entries(meaning).map(([name, means]) => [name, { weight: weights[name] ?? 0, means }]),
    );
  const file = {
    rank: described(FEATURES, rankWeights),
    decide: described(EVIDENCE, decideWeights),
    threshold,
  };
  writeFileSync(TARGET, `${JSON.stringify(file, null, 2)}\n`);
  process.stdout.write(
    `${JSON.stringify({ rank: rankWeights, decide: decideWeights, threshold }, null, 1)}\n`,
  );
}
