import type { Fact, Knowledge, Moment, Source } from '../src/knowledge/model.ts';
import { Random } from './random.ts';

/** Function words of English, the most frequent first: about four in ten of the words of a text. */
const COMMON =
  'the of and to a in that is was for it on with as by at from be were has have had not they are this which an or but its after more than been their over into when will'.split(
    ' ',
  );
const MADE_UP = 20_000;
const HEADS = 'b br c ch d dr f g gr h j k kl l m n p pr r s sh st t th tr v w'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const TAILS = 'l m n nd r rt s st t nt ck'.split(' ');
const ENDINGS = ['s', 'ed', 'ing', 'er'];
/** Frames of questions of four to ten words; `_` is a word of the fact that is asked about. */
const FRAMES = [
  ...['what did the _ say about the _', 'what did the _ say about the _ _ _', 'who _ the _ in the _'],
  ...['why was the _ _ in _', 'when did the _ _ the _', 'how many _ were there in the _'],
  ...['where is the _ of _', 'is it true that _ _ the _', '_ _ _ _', '_ and _ _ _ _'],
];
const STATUSES = ['reported', 'claimed', 'analysis'] as const;

/**
 * Knowledge of made-up facts about the real names, with the real vocabulary: sentences of 10 to 30 words, one source, four
 * facts a paragraph, one fact in ten with own questions. The same for the same seed.
 */
export function syntheticKnowledge(real: Knowledge, count: number, seed = 1): Knowledge {
  const random = new Random(seed);
  const draw = wordsByFrequency(real, random);
  const when: Moment = { date: '2026-01-20', from: '2026-01-20', to: '2026-01-20', precision: 'day' };
  const source: Source = {
    ...{ id: 'synthetic', title: 'Synthetic facts', publisher: 'The benchmark', language: 'en' },
    ...{ published: when, added: '2026-01-21', file: 'sources/synthetic.yaml' },
  };
  const names = real.names.filter((name) => name.name['en'] !== undefined);
  const topics = Object.keys(real.situation.topics);
  const facts = Array.from({ length: count }, (_, number): Fact => {
    const speaker = random.pick(names);
    const spoken = random.chance(0.5) ? [random.pick(names)] : [];
    const words = Array.from({ length: random.between(10, 30) }, draw);
    for (const { name } of spoken) words.splice(random.between(0, words.length), 0, name['en'] ?? '');
    const text = `${words.join(' ').replace(/^./, (letter) => letter.toUpperCase())}.`;
    const own = random.chance(0.1) ? random.between(1, 5) : 0;
    return {
      ...{ id: `fact-${number}`, source, paragraph: 1 + Math.floor(number / 4), when, added: source.added },
      ...{ says: { name: speaker.id, label: speaker.name }, status: random.pick(STATUSES) },
      ...{
        names: spoken.map(({ id }) => id),
        topics: [random.pick(topics)],
        text: { en: text },
        against: [],
        context: [],
      },
      questions: own === 0 ? {} : { en: Array.from({ length: own }, () => questionOn(text, random)) },
    };
  });
  const situation = { ...real.situation, required: ['en'] };
  return { ...real, situation, sources: [source], facts, gaps: [] };
}

/** Questions on facts drawn at random; one in ten has a misspelt word and one in ten a word that no fact has. */
export function syntheticQuestions(facts: readonly Fact[], count: number, seed: number): string[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const question = questionOn(random.pick(facts).text['en'] ?? '', random);
    const luck = random.next();
    if (luck < 0.1) return misspell(question, random);
    return luck < 0.2 ? `${question} ${madeUpWord(random)}q` : question;
  });
}

/** A word that could be English: one to three syllables, in one of four cases inflected. */
export function madeUpWord(random: Random): string {
  const syllables = Array.from(
    { length: random.between(1, 3) },
    () => random.pick(HEADS) + random.pick(VOWELS),
  );
  return syllables.join('') + random.pick(TAILS) + (random.chance(0.25) ? random.pick(ENDINGS) : '');
}

/**
 * Draws words by how often they are used: the nth a share of 1/(n + 2.7) (Zipf's law as Mandelbrot corrected it). Function
 * words come first, then made-up words and those of the real facts in one mixed order.
 */
function wordsByFrequency(real: Knowledge, random: Random): () => string {
  const content = new Set(real.facts.flatMap(({ text }) => contentWords(text['en'] ?? '')));
  while (content.size < MADE_UP) content.add(madeUpWord(random));
  const words = [...COMMON, ...random.shuffle([...content])];
  let sum = 0;
  const sums = words.map((_, rank) => (sum += 1 / (rank + 2.7)));
  return () => {
    const wanted = random.next() * sum;
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return words[low] as string;
  };
}

/** The words of an English text that carry its topic, in lower case. */
function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => !COMMON.includes(word));
}

function questionOn(text: string, random: Random): string {
  const words = random.shuffle([...new Set(contentWords(text))]);
  return random.pick(FRAMES).replace(/_/g, () => words.pop() ?? madeUpWord(random));
}

/** Swaps two neighbouring letters inside the longest word. */
function misspell(question: string, random: Random): string {
  const word = question.split(' ').reduce((longest, next) => (next.length > longest.length ? next : longest));
  const at = random.between(1, Math.max(1, word.length - 2));
  return question.replace(
    word,
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  );
}
