import type { DraftFact, NewName } from '../../src/desk/draft.ts';
import type { Drafter } from '../../src/desk/drafting/draft-article.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { fold } from '../../src/query/words/fold.ts';
import { count, type Figures } from './figures.ts';
import type { LabelledArticle, LabelledSentence } from './labels.ts';

const MOST_NEAR = 2;

/** Drafts each article and compares it with its labels. */
export function compareDrafts(
  articles: readonly LabelledArticle[],
  draft: Drafter,
  knowledge: Knowledge,
): { readonly figures: Figures; readonly misses: readonly string[] } {
  const figures: Figures = new Map();
  const misses: string[] = [];
  for (const article of articles) {
    const { id, language, published, publisher, paragraphs, sentences } = article;
    const { facts, newNames } = draft(
      {
        title: paragraphs[0] ?? '',
        publisher,
        language,
        ...(published === undefined ? {} : { published }),
        paragraphs,
        reasons: {},
      },
      { origin: { kind: 'file' }, textHash: '0'.repeat(64), now: '2026-12-31T00:00:00Z' },
    );
    for (const labelled of sentences) {
      const fact = facts.find(
        ({ paragraph, sentence }) =>
          paragraph === labelled.paragraph && overlaps(sentence, labelled.sentence),
      );
      const miss = (what: string, got: unknown, wanted: unknown): void => {
        misses.push(
          `${id} ${what}: ${labelled.sentence}\n    got ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`,
        );
      };
      const isChosen = (fact !== undefined) === labelled.worth;
      if (isChosen || labelled.any?.worth === undefined)
        count(
          figures,
          labelled.worth ? 'chosen, of those worth a fact' : 'left out, of the others',
          isChosen,
        );
      if (!isChosen && labelled.any?.worth === undefined) miss('worth', fact !== undefined, labelled.worth);
      if (fact !== undefined && labelled.worth)
        compareFact(fact, labelled, { figures, miss, knowledge, newNames, language });
    }
  }
  return { figures, misses };
}

interface Comparing {
  readonly figures: Figures;
  readonly miss: (what: string, got: unknown, wanted: unknown) => void;
  readonly knowledge: Knowledge;
  readonly newNames: readonly NewName[];
  readonly language: string;
}

function compareFact(fact: DraftFact, labelled: LabelledSentence, tools: Comparing): void {
  const { figures, miss } = tools;
  const isClaim =
    fact.status !== 'reported' &&
    !(fact.status === 'analysis' && fact.reasons['says']?.startsWith('nobody') === true);
  const { speaker, any = {} } = labelled;
  const speakers = [speaker, ...(any.speaker ?? [])];
  const isRight = speakers.some((each) =>
    each === null ? !isClaim : isClaim && isSpeaker(fact, each, tools),
  );
  if (speaker !== null && (isClaim || !isRight)) {
    count(figures, 'speaker proposed, of sentences with one', isClaim);
    count(figures, 'speaker right, of sentences with one', isRight);
  }
  if (!isRight) miss('speaker', isClaim ? fact.says : null, speaker);
  if (isClaim) count(figures, 'speaker right, of those proposed', isRight);
  const isStatus = [labelled.status, ...(any.status ?? [])].some((each) => each === fact.status);
  count(figures, 'status', isStatus);
  if (!isStatus) miss('status', fact.status, labelled.status);
  compareWhen(fact, labelled, tools);
  const known = new Set(tools.knowledge.names.map(({ id }) => id));
  const got = fact.names.filter((name) => known.has(name));
  for (const name of labelled.names) count(figures, 'known names: recall', got.includes(name));
  const judged = got.filter((name) => labelled.names.includes(name) || !(any.names ?? []).includes(name));
  for (const name of judged) count(figures, 'known names: precision', labelled.names.includes(name));
  const differing = [
    ...labelled.names.filter((n) => !got.includes(n)).map((n) => `-${n}`),
    ...judged.filter((n) => !labelled.names.includes(n)).map((n) => `+${n}`),
  ];
  if (differing.length > 0) miss('names', differing, labelled.names);
  const near = fact.near.map((each) => each.fact);
  if (labelled.near.length > 0) {
    const right = [...labelled.near, ...(any.near ?? [])];
    const isFound = near.slice(0, MOST_NEAR).some((each) => right.includes(each));
    count(figures, 'right nearest fact among two', isFound);
    if (!isFound) miss('near', near, labelled.near);
    const relation = fact.near.find((each) => right.includes(each.fact))?.relation;
    if (labelled.relation !== undefined) {
      const isRelation = [labelled.relation, ...(any.relation ?? [])].some((each) => each === relation);
      count(figures, 'relation to it', isRelation);
      if (!isRelation) miss('relation', relation, labelled.relation);
    }
  } else {
    const isNew = fact.near.every(({ relation }) => relation === 'new');
    count(figures, 'no relation where no fact tells of it', isNew);
    if (!isNew) miss('new', fact.near, []);
  }
}

function compareWhen(fact: DraftFact, { when, any }: LabelledSentence, { figures, miss }: Comparing): void {
  const isRight = [when, ...(any?.when ?? [])].some((each) =>
    each === null
      ? fact.when === undefined
      : fact.when?.date === each.date && (fact.when.inferred !== undefined) === (each.inferred ?? false),
  );
  const kind =
    when === null
      ? 'no date, of sentences without one'
      : when.inferred
        ? 'weekday, relative and yearless dates'
        : 'dates with a year';
  count(figures, kind, isRight);
  if (fact.when !== undefined) count(figures, 'date right, of those proposed', isRight);
  if (when !== null)
    count(figures, 'date alone, whether inferred or not', isRight || fact.when?.date === when.date);
  if (!isRight) miss('when', fact.when, when);
}

/** Whether a speaker is the labelled one: by id, or an office for its holder; or by the same words, articles aside. */
function isSpeaker(
  { says }: DraftFact,
  { name, words }: { readonly name?: string; readonly words?: string },
  { knowledge, newNames, language }: Comparing,
): boolean {
  if (typeof says === 'string') {
    if (says === name) return true;
    const [own, wanted] = [says, name].map((id) => knowledge.names.find((each) => each.id === id));
    if (
      own !== undefined &&
      wanted !== undefined &&
      (own.holds.includes(wanted.id) || wanted.holds.includes(own.id))
    )
      return true;
    // The label has the words of a name that is known.
    const spellings =
      own === undefined ? [] : [...Object.values(own.name), ...Object.values(own.also).flat()];
    if (name === undefined && words !== undefined && spellings.some((each) => isLike(each, words)))
      return true;
    const spelling = newNames.find(({ id }) => id === says)?.name[language];
    return spelling !== undefined && words !== undefined && isLike(spelling, words);
  }
  const own = Object.values(says ?? {})[0];
  return own !== undefined && words !== undefined && isLike(own, words);
}

/** Whether two speakers' words are the same, or those of one are the most of the other's. */
function isLike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) =>
    fold(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .replace(/^(?:the|an?|le|la|les|un|une) /, ''),
  ) as [string, string];
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return ` ${long} `.includes(` ${short} `) && short.split(' ').length * 2 >= long.split(' ').length;
}

function overlaps(one: string, other: string): boolean {
  return one === other || one.includes(other) || other.includes(one);
}
