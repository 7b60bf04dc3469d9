/** Measures answers on the labelled questions of tests/rankings: `npm run rankings [-- --misses] [-- FILE...]`. */
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { compile } from '../src/query/compile.ts';
import { createEngine, type Engine } from '../src/query/engine.ts';
import { paragraphIdOf } from '../src/query/index/indexed-facts.ts';
import { isAnswer, type Labelled, readLabelled } from './labelled.ts';

interface Outcome {
  readonly labelled: Labelled;
  readonly first: boolean;
  readonly three: boolean;
  readonly silent: boolean;
  /** Right first and confidence, had the engine always answered. */
  readonly nearest: boolean;
  readonly confidence: number;
}

function measure(engine: Engine, questions: readonly Labelled[], misses: boolean): Outcome[] {
  return questions.map((labelled) => {
    const question = { text: labelled.question, ...(labelled.context && { context: labelled.context }) };
    const answer = engine.ask(question);
    const judged = engine.judge(question);
    const nearest = judged.best?.indexed.fact;
    const right = answer.statements.map((fact) => isAnswer(fact, labelled));
    const outcome = {
      labelled,
      first: right[0] === true,
      three: right.slice(0, 3).includes(true),
      silent: answer.outcome === 'not-in-sources',
      nearest: nearest !== undefined && isAnswer(nearest, labelled),
      confidence: judged.confidence,
    };
    const good = labelled.paragraphs.length === 0 ? outcome.silent : outcome.first;
    if (misses && !good) {
      const { explanation: why } = answer;
      process.stdout.write(
        `${labelled.id} ${labelled.lang} ${labelled.kind} ${JSON.stringify(labelled.context ?? '')} ${labelled.question}\n` +
          `   wants ${labelled.paragraphs} got ${answer.outcome} ${answer.statements.map((f) => `${f.id}@${paragraphIdOf(f)}`)} related ${answer.related.map((f) => `${f.id}@${paragraphIdOf(f)}`)} ${answer.missing?.kind ?? ''}\n` +
          `   conf ${why.confidence.toFixed(2)} asked ${answer.asked} kind ${why.kind} matched ${why.matched} | unmatched ${why.unmatched} | names ${why.names} top ${judged.ranked.slice(0, 3).map((r) => `${r.indexed.id}:${r.score.toFixed(2)}`)}\n`,
      );
    }
    return outcome;
  });
}

function share(outcomes: readonly Outcome[], good: (outcome: Outcome) => boolean): string {
  if (outcomes.length === 0) return '-';
  return `${((100 * outcomes.filter(good).length) / outcomes.length).toFixed(1)}%`.padStart(7);
}

/** Chance that a rightly ranked question is more confident than an unanswerable one. */
function auroc(outcomes: readonly Outcome[]): number {
  const good = outcomes.filter((outcome) => outcome.nearest);
  const none = outcomes.filter(({ labelled }) => labelled.paragraphs.length === 0);
  let wins = 0;
  for (const a of good)
    for (const b of none) wins += a.confidence > b.confidence ? 1 : a.confidence === b.confidence ? 0.5 : 0;
  return wins / Math.max(1, good.length * none.length);
}

function report(title: string, outcomes: readonly Outcome[]): void {
  const answerable = outcomes.filter(({ labelled }) => labelled.paragraphs.length > 0);
  const none = outcomes.filter(({ labelled }) => labelled.paragraphs.length === 0);
  const plain = answerable.filter(({ labelled }) => labelled.kind !== 'followup');
  const rows: [string, Outcome[]][] = [
    ['English', plain.filter(({ labelled }) => labelled.lang === 'en')],
    ['Arabic', plain.filter(({ labelled }) => labelled.lang === 'ar')],
    ['Sorani', plain.filter(({ labelled }) => labelled.lang === 'ckb')],
    ['Turkish', plain.filter(({ labelled }) => labelled.lang === 'tr')],
    ['French', plain.filter(({ labelled }) => labelled.lang === 'fr')],
    ['ar ckb tr fr', plain.filter(({ labelled }) => labelled.lang !== 'en')],
    ['follow-ups', answerable.filter(({ labelled }) => labelled.kind === 'followup')],
  ];
  process.stdout.write(`\n${title}\n                    n  in 3    first   refused  nearest\n`);
  for (const [name, part] of rows) {
    process.stdout.write(
      `${name.padEnd(16)} ${String(part.length).padStart(4)} ${share(part, (o) => o.three)} ${share(part, (o) => o.first)} ${share(part, (o) => o.silent)} ${share(part, (o) => o.nearest)}\n`,
    );
  }
  for (const kind of [...new Set(none.map(({ labelled }) => labelled.kind))]) {
    const part = none.filter(({ labelled }) => labelled.kind === kind);
    process.stdout.write(
      `${kind.padEnd(16)} ${String(part.length).padStart(4)}    silent ${share(part, (o) => o.silent)}\n`,
    );
  }
  process.stdout.write(
    `AUROC of the confidence, right against unanswerable: ${auroc(outcomes).toFixed(3)}\n`,
  );
  process.stdout.write(
    `${'unanswerable'.padEnd(16)} ${String(none.length).padStart(4)}    silent ${share(none, (o) => o.silent)}\n`,
  );
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: {
      misses: { type: 'boolean', default: false },
      knowledge: { type: 'string', default: 'knowledge' },
    },
    allowPositionals: true,
  });
  const engine = createEngine(compile(await loadKnowledge(values.knowledge)));
  const files =
    positionals.length > 0 ? positionals : ['tests/rankings/work.jsonl', 'tests/rankings/judge.jsonl'];
  for (const file of files) report(file, measure(engine, readLabelled(file), values.misses));
}
