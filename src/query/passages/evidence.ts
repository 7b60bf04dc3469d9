import { denies, oppositesOf } from '../words/opposites.ts';
import { answerSigns } from './answer-signs.ts';
import type { Asked, AskedTerm } from './asked.ts';
import type { RankedPassage } from './rank.ts';

/** Evidence on whether the best statement of a text answers the question, each with what it measures; most from 0 to 1. */
export const PASSAGE_EVIDENCE = {
  bias: 'always 1',
  covered: "share of the question's weight that the statement covers",
  offTopic: 'how far that share falls short of what a question on these texts has at least',
  around: 'share that only its paragraph covers',
  after: 'share that only the sentence after covers',
  elsewhere: 'share that only further sentences of the paragraph cover',
  repeated: "how often its paragraph uses the question's words, by their weight",
  perWord: 'how much likelier the question is under statement and paragraph than under the collection, by word',
  told: "share of the statement's words that the question has",
  missing: 'share that its paragraph lacks, for words that do not stand in just any text',
  heaviest: 'the rarest word that it lacks, words of any text aside',
  unknown: 'share of the weight of words that no statement has anything like',
  names: "share of the question's names that it has",
  nameWeight: 'weight of the names that it has',
  nameMissing: 'weight of the names that it lacks',
  nameAround: 'weight of the names that only its paragraph has',
  nameElsewhere: 'a name of the question stands elsewhere in the texts and not in the paragraph',
  numberMissing: 'it lacks a number of the question',
  denied: 'the question denies something ("not", "never"), and the statement does not',
  bothDeny: 'both deny something',
  denies: 'only the statement denies something',
  opposite: "it has the opposite of a word of the question's, and not the word",
  polar: "a word of the question's that has an opposite stands nowhere in the paragraph",
  there: 'it has something of the kind wanted',
  near: 'how near that stands to the words of the question',
  timeNear: 'the same where a time is wanted',
  pairs: "share of the question's neighbouring words that are neighbours here",
  forms: 'BM25 of the words as typed, as a share of the highest',
  focus: 'share of the words that say what is wanted which it has',
  opening: "share of the question's words with which it opens",
  words: 'how many words of substance the question has',
  number: 'a number is wanted',
  noun: 'the question says what is wanted ("which unit")',
  direct: 'the question opens with its question word',
  posterior: 'chance that it is the best of the candidates, by their scores',
  paragraph: 'the same for its paragraph',
  margin: 'how far its score stands above the next',
} as const;

export type PassageEvidence = keyof typeof PASSAGE_EVIDENCE;
export const PASSAGE_EVIDENCE_NAMES = Object.keys(PASSAGE_EVIDENCE) as readonly PassageEvidence[];
export type PassageEvidenceValues = Readonly<Record<PassageEvidence, number>>;

/** Idf that is thought of as high, a number of words that is thought of as many, and a clear margin of scores. */
const HIGH = 6;
const MANY = 10;
const CLEAR = 4;
/** Log-likelihood ratio by word of a question that fits neither well nor badly. */
const USUAL_LIKELIHOOD = 2;
/** Least share of a question's weight that a statement covers which has to do with it. */
const ON_TOPIC = 0.5;
const ASKING = /^(?:what|which|who|whom|whose|when|where|why|how)$/;

/** Collects the evidence for the best statement of a ranking. */
export function gatherPassageEvidence(
  asked: Asked,
  best: RankedPassage,
  ranked: readonly RankedPassage[],
): PassageEvidenceValues {
  const { terms, words, wanted } = asked;
  const { coverage, features, placed } = best;
  const { passage } = placed;
  const { here } = coverage;
  const total = terms.reduce((sum, term) => sum + Math.max(term.weight, unseen(term)), 0) || 1;
  const sum = (value: (term: AskedTerm, i: number) => number): number =>
    terms.reduce((so, term, i) => so + value(term, i), 0) / total;
  const lacks = (_: AskedTerm, i: number): boolean => here[i] === 0;
  const around = (i: number): boolean => (coverage.paragraph[i] ?? 0) > 0;
  const questionDenies = words.some(({ folded }) => denies(folded));
  const statementDenies = passage.words.some(({ folded }) => denies(folded));
  const signs = answerSigns(asked, passage, coverage.spots);
  const mass = ranked.map(({ score }) => Math.exp(score - best.score));
  const all = mass.reduce((so, x) => so + x, 0);
  const inParagraph = ranked.reduce(
    (so, other, i) => (other.placed.paragraph.includes(passage) ? so + (mass[i] as number) : so),
    0,
  );
  const next = ranked.find((other) => other !== best)?.score ?? best.score - CLEAR;
  const missing = terms.filter(lacks);
  const covered = sum(({ weight }, i) => weight * (here[i] as number));
  return {
    bias: 1,
    covered,
    offTopic: Math.max(0, ON_TOPIC - covered) / ON_TOPIC,
    around: sum(({ weight }, i) => weight * Math.max(0, (coverage.paragraph[i] as number) - (here[i] as number))),
    after: features.after,
    elsewhere: features.elsewhere,
    repeated: sum(({ weight }, i) => weight * saturated(coverage.uses[i] as number)),
    perWord: logistic(coverage.mixture / Math.max(1, terms.length) - USUAL_LIKELIHOOD),
    told: passage.stems.filter((stem) => asked.stems.includes(stem)).length / Math.max(1, passage.stems.length),
    missing: sum((term, i) => (around(i) || term.common ? 0 : Math.max(term.weight, unseen(term)))),
    heaviest: Math.max(0, ...missing.map((term) => (term.common ? 0 : term.weight))) / HIGH,
    unknown: sum((term) => unseen(term)),
    names: features.names,
    nameWeight: sum((term, i) => (term.name ? term.weight * (here[i] as number) : 0)),
    nameMissing: sum((term, i) => (term.name && lacks(term, i) ? term.weight : 0)),
    nameAround: features.nameWeightAround,
    nameElsewhere: terms.some((term, i) => term.name && term.weight > 0 && !around(i)) ? 1 : 0,
    numberMissing: missing.some(({ number }) => number) ? 1 : 0,
    denied: questionDenies && !statementDenies ? 1 : 0,
    bothDeny: questionDenies && statementDenies ? 1 : 0,
    denies: !questionDenies && statementDenies ? 1 : 0,
    opposite: terms.some(({ stem }) => hasOpposite(stem, asked, best)) ? 1 : 0,
    polar: terms.some(({ stem }, i) => !around(i) && oppositesOf(stem).size > 0) ? 1 : 0,
    there: signs.there,
    near: signs.near,
    timeNear: wanted === 'time' ? signs.near : 0,
    pairs: features.pairs,
    forms: features.forms,
    focus: terms.some(({ focus }) => focus) ? 1 - features.focusMissing : 0,
    opening: features.opening,
    words: Math.min(1, terms.length / MANY),
    number: wanted === 'number' ? 1 : 0,
    noun: terms.some(({ focus }) => focus) ? 1 : 0,
    direct: ASKING.test(words[0]?.folded ?? '') ? 1 : 0,
    posterior: 1 / all,
    paragraph: inParagraph / all,
    margin: Math.min(1, (best.score - next) / CLEAR),
  };
}

/** More of the same counts ever less: 0 for none, 1 for very many. */
function saturated(count: number): number {
  return count / (count + 1.2);
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** What a word weighs that stands nowhere in the texts, and nothing like it: as much as a rare one. */
function unseen({ related }: AskedTerm): number {
  return related.length === 0 ? HIGH : 0;
}

function hasOpposite(stem: string, asked: Asked, { placed }: RankedPassage): boolean {
  if (placed.passage.has(stem)) return false;
  for (const opposite of oppositesOf(stem)) {
    if (placed.passage.has(opposite) && !asked.stems.includes(opposite)) return true;
  }
  return false;
}
