import type { Fact, Knowledge, Moment, Name, Source } from '../src/knowledge/model.ts';
import { Random } from './random.ts';
import { contentWords, madeUpWord, Vocabulary } from './words.ts';

/** Facts of a paragraph. */
const PARAGRAPH = 4;
const WITH_QUESTIONS = 0.1;
const WITH_NAME = 0.5;
const MISSPELT = 0.1;
const UNKNOWN = 0.1;
const STATUSES = ['reported', 'claimed', 'analysis'] as const;

/** Frames of questions of four to ten words; `_` is a word of the fact that is asked about. */
const FRAMES = [
  'what did the _ say about the _',
  'what did the _ say about the _ _ _',
  'who _ the _ in the _',
  'why was the _ _ in _',
  'when did the _ _ the _',
  'how many _ were there in the _',
  'where is the _ of _',
  'is it true that _ _ the _',
  '_ _ _ _',
  '_ and _ _ _ _',
];

/**
 * Knowledge of as many made-up facts, about the real names and with the real vocabulary and function words: sentences
 * of 10 to 30 words, one source, one fact in ten with questions of its own. The same for the same seed.
 */
export function syntheticKnowledge(real: Knowledge, count: number, seed = 1): Knowledge {
  const random = new Random(seed);
  const vocabulary = new Vocabulary(real, random);
  const when: Moment = { date: '2026-01-20', from: '2026-01-20', to: '2026-01-20', precision: 'day' };
  const source: Source = {
    id: 'synthetic',
    title: 'Synthetic facts',
    publisher: 'The benchmark',
    language: 'en',
    published: when,
    added: '2026-01-21',
    file: 'sources/synthetic.yaml',
  };
  const names = real.names.filter((name) => name.name['en'] !== undefined);
  const topics = Object.keys(real.situation.topics);
  const facts = Array.from({ length: count }, (_, number): Fact => {
    const speaker = random.pick(names);
    const spoken = random.chance(WITH_NAME) ? [random.pick(names)] : [];
    const text = sentence(vocabulary, spoken, random);
    const own = random.chance(WITH_QUESTIONS) ? random.between(1, 5) : 0;
    return {
      id: `fact-${number}`,
      source,
      paragraph: 1 + Math.floor(number / PARAGRAPH),
      says: { name: speaker.id, label: speaker.name },
      status: random.pick(STATUSES),
      when,
      added: source.added,
      names: spoken.map((name) => name.id),
      topics: [random.pick(topics)],
      text: { en: text },
      questions: own === 0 ? {} : { en: Array.from({ length: own }, () => questionOn(text, random)) },
      against: [],
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
    if (luck < MISSPELT) return misspell(question, random);
    return luck < MISSPELT + UNKNOWN ? `${question} ${madeUpWord(random)}q` : question;
  });
}

function sentence(vocabulary: Vocabulary, names: readonly Name[], random: Random): string {
  const words = Array.from({ length: random.between(10, 30) }, () => vocabulary.draw(random));
  for (const { name } of names) words.splice(random.between(0, words.length), 0, name['en'] ?? '');
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function questionOn(text: string, random: Random): string {
  const words = random.shuffle([...new Set(contentWords(text))]);
  return random.pick(FRAMES).replace(/_/g, () => words.pop() ?? madeUpWord(random));
}

/** Swaps two neighbouring letters inside the longest word. */
function misspell(question: string, random: Random): string {
  const word = question.split(' ').reduce((longest, next) => (next.length > longest.length ? next : longest));
  const at = random.between(1, Math.max(1, word.length - 2));
  const slipped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return question.replace(word, slipped);
}
