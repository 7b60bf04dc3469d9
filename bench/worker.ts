/**
 * One measurement in a process of its own, so that none has another's memory or warmed-up code:
 * `node bench/worker.ts SUBJECT SIZE` prints a `Measured` as JSON.
 */
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { readLabelled } from '../scripts/labelled.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import type { Fact, Knowledge } from '../src/knowledge/model.ts';
import { plainTextKnowledge } from '../src/knowledge/plain-text.ts';
import { compile } from '../src/query/compile.ts';
import { createEngine } from '../src/query/engine.ts';
import { liveBytes, type Spread, spread, timeEach } from './measure.ts';
import { ROOT } from './processes.ts';
import { syntheticKnowledge, syntheticQuestions } from './synthetic.ts';

/** What is measured: Sanad on curated facts, on the same facts as plain text, and bare MiniSearch with its defaults. */
export type Subject = 'sanad' | 'sanad-text' | 'minisearch';
/** How many synthetic facts, or the real knowledge. */
export type Size = number | 'real';

export interface Measured {
  readonly facts: number;
  /** Milliseconds from the facts to the first question, in a fresh process. */
  readonly build: number;
  /** Bytes that the index takes, the facts themselves aside. */
  readonly bytes: number;
  /** One question. */
  readonly ask: Spread;
}

type Ask = (question: string) => unknown;

const WARM_UP = 500;
const QUESTIONS = 1_000;
/** Where questions take long, fewer are asked: the first ones, for at most so many milliseconds. */
const LONGEST_WARM_UP = 3_000;
const LONGEST = 30_000;

const SUBJECTS: Readonly<Record<Subject, (knowledge: Knowledge) => Ask>> = {
  sanad: askSanad,
  'sanad-text': askSanad,
  minisearch({ facts }) {
    const search = new MiniSearch<Fact>({
      fields: Object.keys(facts[0]?.text ?? {}),
      extractField: (fact, field) => (field === 'id' ? fact.id : fact.text[field]) as string,
    });
    search.addAll(facts);
    return (text) => search.search(text);
  },
};

function askSanad(knowledge: Knowledge): Ask {
  const engine = createEngine(compile(knowledge));
  return (text) => engine.ask({ text });
}

/** The English statements as a text, in their paragraphs. */
function asPlainText(knowledge: Knowledge): Knowledge {
  const paragraphs = Map.groupBy(knowledge.facts, ({ source, paragraph }) => `${source.id}#${paragraph}`);
  const texts = Array.from(paragraphs.values(), (facts) => facts.map(({ text }) => text['en']).join(' '));
  return plainTextKnowledge([{ title: 'Facts', paragraphs: texts }], { words: knowledge });
}

function labelled(file: string): string[] {
  return readLabelled(join(ROOT, 'tests', 'rankings', file)).map(({ question }) => question);
}

async function measure(subject: Subject, size: Size): Promise<Measured> {
  const real = await loadKnowledge(join(ROOT, 'knowledge'));
  const curated = size === 'real' ? real : syntheticKnowledge(real, size);
  const [warmUp, questions] =
    size === 'real'
      ? [labelled('work.jsonl').slice(0, WARM_UP), labelled('judge.jsonl')]
      : [syntheticQuestions(curated.facts, WARM_UP, 2), syntheticQuestions(curated.facts, QUESTIONS, 3)];
  const knowledge = subject === 'sanad-text' ? asPlainText(curated) : curated;
  const before = liveBytes();
  const started = performance.now();
  const ask = SUBJECTS[subject](knowledge);
  const build = performance.now() - started;
  const bytes = liveBytes() - before;
  timeEach(warmUp, ask, LONGEST_WARM_UP);
  return { facts: knowledge.facts.length, build, bytes, ask: spread(timeEach(questions, ask, LONGEST)) };
}

if (import.meta.main) {
  const [subject = '', size = ''] = process.argv.slice(2);
  const measured = await measure(subject as Subject, size === 'real' ? size : Number(size));
  process.stdout.write(JSON.stringify(measured));
}
