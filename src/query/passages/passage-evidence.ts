import type { ValuesOf } from '../ranking/linear-model.ts';
import { denies, oppositesOf } from '../words/opposites.ts';
import { answerSigns } from './answer-signs.ts';
import type { Asked } from './asked.ts';
import type { Passage } from './passage.ts';
import type { RankedPassage } from './ranked-passage.ts';

/** Evidence on whether the best statement of a text answers the question, each with what it measures; most from 0 to 1. */
export const PASSAGE_EVIDENCE = {
  bias: 'always 1',
  covered: "share of the question's weight that the statement covers",
  offTopic: 'how far that share falls short of what a question on these texts has at least',
  around: 'share that only its paragraph covers',
  elsewhere: 'share that only further sentences of the paragraph cover',
  repeated: "how often its paragraph uses the question's words, by their weight",
  told: "share of the statement's words that the question has",
  unknown: 'share of the weight of words that no statement has anything like',
  names: "share of the question's names that it has",
  nameWeight: 'weight of the names that it has',
  nameAround: 'weight of the names that only its paragraph has',
  numberMissing: 'it lacks a number of the question',
  denied: 'the question denies something ("not", "never"), and the statement does not',
  bothDeny: 'both deny something',
  opposite: "it has the opposite of a word of the question's, and not the word",
  namesGone: "weight of the question's names that its paragraph lacks too",
  gone: "share of the question's words that its paragraph has nothing like, each counting the same",
  near: 'how near anything of the kind wanted stands to the words of the question',
  timeNear: 'the same where a time is wanted',
} as const;

export type PassageEvidence = keyof typeof PASSAGE_EVIDENCE;

/** Least share of a question's weight that a statement covers which has to do with it. */
const ON_TOPIC = 0.5;
/** Uses of a word at which half is reached of what very many would count. */
const HALF_SATURATED = 1.2;

/** Collects the evidence for the best statement of a ranking. */
export function gatherPassageEvidence(asked: Asked, best: RankedPassage): ValuesOf<PassageEvidence> {
  const { terms, words, wanted } = asked;
  const { coverage, features } = best;
  const { passage } = best.placed;
  const total = terms.reduce((sum, term) => sum + Math.max(term.weight, term.unseen), 0) || 1;
  let covered = 0;
  let around = 0;
  let elsewhere = 0;
  let repeated = 0;
  let unknown = 0;
  let nameWeight = 0;
  let numberMissing = false;
  let namesGone = 0;
  let gone = 0;
  terms.forEach((term, i) => {
    const { weight } = term;
    const here = coverage.here[i] as number;
    const paragraph = coverage.paragraph[i] as number;
    const beside = Math.max(here, coverage.before[i] as number, coverage.after[i] as number);
    const uses = coverage.uses[i] as number;
    covered += weight * here;
    around += weight * (paragraph - here);
    elsewhere += weight * (paragraph - beside);
    repeated += (weight * uses) / (uses + HALF_SATURATED);
    unknown += term.unseen;
    if (paragraph === 0) gone++;
    if (term.name) namesGone += Math.max(weight, term.unseen) * (1 - paragraph);
    if (term.name) nameWeight += weight * here;
    numberMissing ||= here === 0 && term.number;
  });
  const questionDenies = words.some(({ folded }) => denies(folded));
  const statementDenies = passage.words.some(({ folded }) => denies(folded));
  const { near } = answerSigns(asked, passage, coverage.spots);
  const told = passage.stems.filter((stem) => asked.stems.includes(stem)).length;
  return {
    bias: 1,
    covered: covered / total,
    offTopic: Math.max(0, ON_TOPIC - covered / total) / ON_TOPIC,
    around: around / total,
    elsewhere: elsewhere / total,
    repeated: repeated / total,
    told: told / Math.max(1, passage.stems.length),
    unknown: unknown / total,
    names: features.names,
    nameWeight: nameWeight / total,
    nameAround: features.nameWeightAround,
    numberMissing: numberMissing ? 1 : 0,
    denied: questionDenies && !statementDenies ? 1 : 0,
    bothDeny: questionDenies && statementDenies ? 1 : 0,
    opposite: terms.some(({ stem }) => hasOpposite(stem, asked, passage)) ? 1 : 0,
    namesGone: namesGone / total,
    gone: gone / Math.max(1, terms.length),
    near,
    timeNear: wanted === 'time' ? near : 0,
  };
}

function hasOpposite(stem: string, asked: Asked, passage: Passage): boolean {
  if (passage.has(stem)) return false;
  for (const opposite of oppositesOf(stem)) {
    if (passage.has(opposite) && !asked.stems.includes(opposite)) return true;
  }
  return false;
}
