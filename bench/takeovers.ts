import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { KnowledgeReader } from '../src/app/knowledge-reader.ts';
import { LiveKnowledge } from '../src/app/live-knowledge.ts';
import type { KnowledgeState } from '../src/knowledge/knowledge-state.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { compile } from '../src/query/compile.ts';
import { createEngine } from '../src/query/engine.ts';
import { spread } from './measure.ts';
import { ROOT } from './processes.ts';
import type { Table } from './table.ts';

/** Changes, of which the first starts the thread. */
const TIMES = 8;
const QUESTION = 'who guards the border at al-Qaim?';

/**
 * Changes one word of a file, again and again, as an editor does, and measures how long it takes until answers have it, how
 * long the program stands still meanwhile, and how long the first question then takes.
 *
 * @param folder an empty folder
 */
export async function measureTakeovers(folder: string): Promise<readonly Table[]> {
  const copy = join(folder, 'knowledge');
  await cp(join(ROOT, 'knowledge'), copy, { recursive: true });
  const knowledge = await loadKnowledge(copy);
  const timer = (task: () => void, milliseconds: number) => {
    const timeout = setTimeout(task, milliseconds);
    return () => clearTimeout(timeout);
  };
  const quiet = (): void => undefined;
  let changed = Promise.withResolvers<KnowledgeState>();
  const start = async (warm: boolean): Promise<LiveKnowledge> => {
    const reader = new KnowledgeReader(timer);
    const live = new LiveKnowledge({
      ...{
        folder: copy,
        knowledge: await loadKnowledge(copy),
        engine: createEngine(compile(knowledge)),
        timer,
        reader,
      },
      ...(warm && { warmsReader: true as const }),
      cacheDir: join(folder, 'cache'),
      log: { info: quiet, warn: quiet, error: quiet },
      onState: (state) => changed.resolve(state),
    });
    await live.start();
    // After this reading the reader has no other one to do.
    if (warm)
      await reader.read({ folder: copy, overlay: new Map(), good: [], version: live.knowledge().version });
    return live;
  };
  const [source] = knowledge.sources;
  const file = join(copy, source?.file ?? '');
  const text = await readFile(file, 'utf8');
  const seconds: number[] = [];
  const stalls: number[] = [];
  const firsts: number[] = [];
  const cold = await start(false);
  const begun = performance.now();
  await writeFile(file, text.replace('title: "', 'title: "cold '));
  await changed.promise;
  const coldSeconds = (performance.now() - begun) / 1_000;
  await cold.stop();
  const live = await start(true);
  for (let time = 0; time < TIMES; time++) {
    changed = Promise.withResolvers();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const begun = performance.now();
    await writeFile(file, text.replace('title: "', `title: "${time} `));
    await changed.promise;
    seconds.push((performance.now() - begun) / 1_000);
    delay.disable();
    stalls.push(delay.max / 1e6);
    const asked = performance.now();
    live.engine().ask({ text: QUESTION });
    firsts.push(performance.now() - asked);
  }
  await live.stop();
  const medians = [seconds, stalls, firsts].map((each) => spread(each).median);
  const longest = Math.max(...stalls);
  return [
    {
      title: 'Takeover of changed knowledge, from the file on disk to answers',
      heads: ['what', 'n', 'median', 'most'],
      rows: [
        ['seconds until it is live, without a desk, the first time', 1, coldSeconds, coldSeconds],
        ['seconds until it is live, with a desk', seconds.length, medians[0] ?? 0, Math.max(...seconds)],
        ['longest stall of the program, ms', stalls.length, medians[1] ?? 0, longest],
        ['first question afterwards, ms', firsts.length, medians[2] ?? 0, Math.max(...firsts)],
      ],
      aims: [
        { wanted: 'live within 5 s, with a desk', value: Math.max(...seconds), most: 5 },
        { wanted: 'no stall of 50 ms', value: longest, most: 50 },
      ],
    },
  ];
}
