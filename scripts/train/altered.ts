import type { Random } from '../../bench/random.ts';
import { paragraphIdOf } from '../../src/query/index/indexed-facts.ts';
import type { WeighedSlot } from '../../src/query/index/weighed-slot.ts';
import { isName } from '../../src/query/ranking/features.ts';
import type { Case } from './curated.ts';
import type { Example } from './examples.ts';

/** Everyday English words, of which hardly any stands in a source on a conflict. */
const WORDS = `
marry divorce bake paint sing dance resign retire collapse sink drown invent compose publish translate purchase rent
invest borrow donate inherit harvest plant fish swim climb ski race score cheer graduate teach examine cure vaccinate
operate diagnose film record rehearse perform broadcast download upload hack program repair weld sew knit iron
advertise insure tax fine pardon sue adopt baptise bury mourn celebrate decorate photograph measure weigh boil freeze
melt evaporate explode crash derail land dock sail hike camp hunt tame breed milk shear kidnapped poisoned shot bombed
wedding concert recipe salary dividend stadium museum orchestra harvest vaccine earthquake flood strike referendum
satellite telescope dinosaur volcano painting novel sculpture helicopter submarine bicycle airline pipeline refinery
`
  .split(/\s+/)
  .filter((word) => word !== '');

/** Of the facts' own questions each so-manieth is altered, and counts so much. */
const STEP = 4;
const SHARE = 1.5;
/** In a question with more words of substance than this, one other word changes little. */
const MOST = 4;
/** Chance that not one word is exchanged, but all that are no names: a question on another matter. */
const ALL = 0.3;

/**
 * Own questions of facts with the word that matters most exchanged for another, which no source answers: an everyday word,
 * or what is asked of another paragraph.
 */
export function alteredExamples(cases: readonly Case[], random: Random): Example[] {
  const own = cases.filter(({ of }) => of !== undefined);
  const examples: Example[] = [];
  own.forEach((each, at) => {
    if (at % STEP > 0) return;
    const slots = topicOf(each);
    const [heaviest] = slots;
    if (heaviest === undefined || each.judgement.query.slots.length > MOST) return;
    let { text } = each.question;
    for (const { surface } of random.chance(ALL) ? slots : [heaviest]) {
      text = text.replace(surface, anotherWord(each, own, random));
    }
    if (text !== each.question.text) {
      examples.push({ question: { text }, share: SHARE, unanswerable: true, right: () => false });
    }
  });
  return examples;
}

/** The words of a question that are no names, those that weigh most first. */
function topicOf({ judgement }: Case): WeighedSlot[] {
  const { slots } = judgement.query;
  return slots.filter((slot) => !isName(slot)).toSorted((a, b) => b.weight - a.weight);
}

/** A word to put in the place of another: an everyday one, or one that another paragraph's fact is asked for with. */
function anotherWord({ language, of }: Case, own: readonly Case[], random: Random): string {
  if (language === 'en' && random.chance(0.5)) return random.pick(WORDS);
  const others = own.filter(
    (other) =>
      other.language === language &&
      of !== undefined &&
      other.of !== undefined &&
      paragraphIdOf(other.of) !== paragraphIdOf(of),
  );
  return others.length === 0 ? '' : (topicOf(random.pick(others))[0]?.surface ?? '');
}
