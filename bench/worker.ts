/**
 * One measurement in a process of its own, so that none has another's memory or warmed-up code:
 * `node bench/worker.ts SUBJECT SIZE` prints a `Measured` as JSON.
 */
import { join } from 'node:path';
import MiniSearch, { type Options } from 'minisearch';
import { readLabelled } from '../scripts/rankings.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import type { Fact, Knowledge } from '../src/knowledge/model.ts';
import { plainTextKnowledge } from '../src/knowledge/plain-text.ts';
import { compile } from '../src/query/compile.ts';
import { createEngine } from '../src/query/engine.ts';
import { searchTerms, weigh } from '../src/query/index/weighed-slot.ts';
import { Analyser } from '../src/query/words/analyser.ts';
import { Lexicon } from '../src/query/words/lexicon.ts';
import { liveBytes, type Spread, spread, timeEach } from './measure.ts';
import { stemOf } from './stems.ts';
import { syntheticKnowledge, syntheticQuestions } from './synthetic.ts';

/**
 * What is measured here: Sanad on curated facts, and on the same ones as plain text; MiniSearch with its defaults, and
 * with Porter's stems and without stop words.
 */
export type Subject = 'sanad' | 'sanad-text' | 'minisearch' | 'minisearch-stems';
/** How many synthetic facts, or the real knowledge. */
export type Size = number | 'real';

export interface Measured {
  readonly subject: Subject | 'postgres';
  readonly size: Size;
  readonly facts: number;
  /** Milliseconds from the facts to the first question, in a fresh process. */
  readonly build: number;
  /** Bytes that the index takes, the facts themselves aside. */
  readonly bytes: number;
  /** One question. */
  readonly ask: Spread;
  /** One search for candidates, without ranking and deciding. */
  readonly candidates?: Spread;
}

interface Task {
  readonly knowledge: Knowledge;
  /** Asked before, so that the code is warm. */
  readonly warmUp: readonly string[];
  /** Asked once each, so that nothing remembers them. */
  readonly questions: readonly string[];
}

type Ask = (question: string) => unknown;

/** A subject that is ready for questions; `candidates` builds what it needs when it is called. */
interface Ready {
  readonly ask: Ask;
  candidates?(): Ask;
}

const ROOT = join(import.meta.dirname, '..');
const WARM_UP = 500;
const QUESTIONS = 1_000;
/** Where questions take long, fewer are asked: the first ones, for at most this many milliseconds. */
const MOST_WARM_UP = 3_000;
const MOST_QUESTIONS = 30_000;
const CANDIDATES = 32;

const SUBJECTS: Readonly<Record<Subject, (knowledge: Knowledge) => Ready>> = {
  sanad(knowledge) {
    const compiled = compile(knowledge);
    const engine = createEngine(compiled);
    return {
      ask: (text) => engine.ask({ text }),
      candidates() {
        // Of its own, so that it does not remember the words that the engine has seen.
        const analyser = new Analyser(new Lexicon(compiled.lexicon), compiled.grammars);
        const { index } = compiled;
        return (text) => index.search(searchTerms(weigh(analyser.analyse(text).slots, index)), CANDIDATES);
      },
    };
  },
  'sanad-text'(knowledge) {
    const engine = createEngine(compile(knowledge));
    return { ask: (text) => engine.ask({ text }) };
  },
  minisearch: (knowledge) => miniSearch(knowledge, {}),
  'minisearch-stems': (knowledge) => miniSearch(knowledge, { processTerm: stemOf }),
};

function miniSearch({ facts }: Knowledge, options: Partial<Options<Fact>>): Ready {
  const fields = Object.keys(facts[0]?.text ?? {});
  const search = new MiniSearch<Fact>({ fields, extractField: textOf, ...options });
  search.addAll(facts);
  return { ask: (text) => search.search(text) };
}

/** The English statements as a text, in their paragraphs. */
function asPlainText(knowledge: Knowledge): Knowledge {
  const paragraphs = Map.groupBy(knowledge.facts, ({ source, paragraph }) => `${source.id}#${paragraph}`);
  const article = {
    title: 'Facts',
    paragraphs: Array.from(paragraphs.values(), (facts) => facts.map(({ text }) => text['en']).join(' ')),
  };
  return plainTextKnowledge([article], { words: knowledge });
}

function textOf(fact: Fact, field: string): string | undefined {
  return field === 'id' ? fact.id : fact.text[field];
}

function realTask(knowledge: Knowledge): Task {
  const read = (file: string): string[] =>
    readLabelled(join(ROOT, 'tests', 'rankings', file)).map(({ question }) => question);
  return { knowledge, warmUp: read('work.jsonl').slice(0, WARM_UP), questions: read('judge.jsonl') };
}

function syntheticTask(real: Knowledge, count: number): Task {
  const knowledge = syntheticKnowledge(real, count);
  return {
    knowledge,
    warmUp: syntheticQuestions(knowledge.facts, WARM_UP, 2),
    questions: syntheticQuestions(knowledge.facts, QUESTIONS, 3),
  };
}

async function measure(subject: Subject, size: Size): Promise<Measured> {
  const real = await loadKnowledge(join(ROOT, 'knowledge'));
  const task = size === 'real' ? realTask(real) : syntheticTask(real, size);
  const { warmUp, questions } = task;
  const knowledge = subject === 'sanad-text' ? asPlainText(task.knowledge) : task.knowledge;
  const timed = (ask: Ask): Spread => {
    timeEach(warmUp, ask, MOST_WARM_UP);
    return spread(timeEach(questions, ask, MOST_QUESTIONS));
  };
  const before = liveBytes();
  const started = performance.now();
  const ready = SUBJECTS[subject](knowledge);
  const build = performance.now() - started;
  const bytes = liveBytes() - before;
  const measured = { subject, size, facts: knowledge.facts.length, build, bytes, ask: timed(ready.ask) };
  const candidates = ready.candidates?.();
  return candidates === undefined ? measured : { ...measured, candidates: timed(candidates) };
}

if (import.meta.main) {
  const [subject = '', size = ''] = process.argv.slice(2);
  const measured = await measure(subject as Subject, size === 'real' ? size : Number(size));
  process.stdout.write(JSON.stringify(measured));
}
