import type { ValuesOf } from '../ranking/linear-model.ts';
import { answerSigns } from './answer-signs.ts';
import type { AnswerWords } from './answer-words/answer-words.ts';
import type { Asked, AskedTerm } from './asked.ts';
import type { Coverage } from './coverage.ts';
import { sharedOpening } from './opening.ts';
import type { Placed } from './passages.ts';

/** The features of a statement in a text for a question, each with what it measures; most from 0 to 1. */
export const PASSAGE_FEATURES = {
  mixture:
    'how likely it and its paragraph together generated the question, by word, as a share of the likeliest',
  narrow: 'the same with little of the paragraph',
  forms: 'BM25 of the words as typed, function words too, as a share of the highest',
  covered: "share of the question's weight that its words, their other forms and synonyms cover, squared",
  uncommon: 'share of the words that do not stand in just any text that it covers',
  names: "share of the question's names that it has",
  nameWeightAround: 'weight of the names that only its paragraph has',
  focus: 'weight of the words that say what is wanted, here',
  focusAround: 'the same in its paragraph only',
  before: "share of the question's weight that only the sentence before covers",
  pronounBefore: 'the same where it opens with a pronoun',
  after: "share of the question's weight that only the sentence after covers",
  opening: "share of the question's words with which it opens, as one that tells of just these",
  nearAny: "weight of the question's words near the best word that the question lacks",
  numberNear: 'a number is wanted, by how near it stands to the words of the question',
  date: 'a time is wanted and there',
  year: 'a time is wanted and there is a year',
  placeNamed: 'a place is wanted, and it has a name that the question lacks',
  land: 'a country is wanted and there',
  person: 'a person is wanted, and it has a name like that of one',
  personNear: "a person is wanted, by how near a name stands to the question's words",
  pairs: 'share of neighbours in the question that stand near each other in it, by weight',
  rarest: 'how surely it has the weightiest word of the question',
  paragraphCovered: "share of the question's weight that its paragraph covers, squared",
  length: 'how many words it has (logarithm)',
  firstIn: 'it opens its paragraph',
  alone: 'one divided by how many statements its paragraph has',
  cause: 'a cause is wanted, and it has a word such as "because"',
} as const;

export type PassageFeature = keyof typeof PASSAGE_FEATURES;

/** What is first computed for all candidates, since their features compare them. */
export interface Measured {
  readonly placed: Placed;
  readonly coverage: Coverage;
  /** Each as it is, and the highest among the candidates. */
  readonly mixture: Share;
  readonly narrow: Share;
  readonly forms: Share;
}

interface Share {
  readonly value: number;
  readonly best: number;
}

/** A passage that carries on from the one before has a pronoun among so many first words. */
const OPENING = 5;
/** Words between neighbours in the question that still stand near each other. */
const PAIR = 3;
/** Logarithm of the words of a long statement. */
const LONG = 5;

/** Computes the features of one candidate. */
export function passageFeatures(
  asked: Asked,
  measured: Measured,
  lists: AnswerWords,
): ValuesOf<PassageFeature> {
  const { placed, coverage } = measured;
  const { passage } = placed;
  const signs = answerSigns(asked, passage, coverage.spots);
  const pronoun = passage.words.slice(0, OPENING).some(({ folded }) => lists.pronouns.has(folded));
  const held = holdings(asked, coverage);
  return {
    mixture: share(measured.mixture),
    narrow: share(measured.narrow),
    forms: share(measured.forms),
    ...held,
    pronounBefore: pronoun ? held.before : 0,
    opening: sharedOpening(asked, passage, lists.copula),
    nearAny: signs.nearAny,
    numberNear: signs.numberNear,
    date: signs.date,
    year: signs.year,
    placeNamed: signs.placeNamed,
    land: signs.land,
    person: signs.person,
    cause: signs.cause,
    personNear: asked.wanted === 'person' ? signs.near : 0,
    pairs: pairsNear(asked, coverage),
    length: Math.log(1 + passage.words.length) / LONG,
    firstIn: placed.at === 0 ? 1 : 0,
    alone: 1 / placed.paragraph.length,
  };
}

/** What of the question's weight stands where, by kinds of words. */
function holdings({ terms, total }: Asked, { here, before, after, paragraph }: Coverage) {
  let covered = 0;
  let onlyBefore = 0;
  let onlyAfter = 0;
  let uncommon = 0;
  let uncommonHere = 0;
  let names = 0;
  let namesHere = 0;
  let nameWeightAround = 0;
  let focusHere = 0;
  let focusAround = 0;
  let all = 0;
  let rarest = 0;
  let highest = 0;
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i] as AskedTerm;
    const weight = term.weight / total;
    const own = here[i] as number;
    const previous = before[i] as number;
    const next = after[i] as number;
    const around = paragraph[i] as number;
    covered += weight * own;
    all += weight * around;
    if (weight > highest) {
      highest = weight;
      rarest = own;
    }
    onlyBefore += weight * Math.max(0, previous - own);
    onlyAfter += weight * Math.max(0, next - own);
    if (!term.common) {
      uncommon += weight;
      uncommonHere += weight * own;
    }
    if (term.name) {
      names++;
      if (own === 1) namesHere++;
      nameWeightAround += weight * (around - own);
    }
    if (term.focus) {
      focusHere += weight * own;
      focusAround += weight * (around - own);
    }
  }
  return {
    covered: covered * covered,
    paragraphCovered: all * all,
    rarest,
    before: onlyBefore,
    after: onlyAfter,
    uncommon: uncommon === 0 ? 0 : uncommonHere / uncommon,
    names: names === 0 ? 0 : namesHere / names,
    nameWeightAround,
    focus: focusHere,
    focusAround,
  };
}

function share({ value, best }: Share): number {
  return best > 0 ? value / best : 0;
}

/** Share of neighbouring words of the question that stand near each other, by their weight. */
function pairsNear({ terms }: Asked, { spots }: Coverage): number {
  const places = Map.groupBy(spots, ({ term }) => term);
  const areNear = (one: number, other: number): boolean =>
    places.get(one)?.some(({ at }) => places.get(other)?.some((spot) => Math.abs(spot.at - at) <= PAIR)) ??
    false;
  let near = 0;
  let total = 0;
  for (let i = 1; i < terms.length; i++) {
    const weight = (terms[i - 1]?.weight ?? 0) + (terms[i]?.weight ?? 0);
    total += weight;
    if (areNear(i - 1, i)) near += weight;
  }
  return total === 0 ? 0 : near / total;
}
