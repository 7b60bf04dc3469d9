import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createChatDesk } from '../src/app/desk/chat-desk.ts';
import { KnowledgeReader } from '../src/app/knowledge-reader.ts';
import { LiveKnowledge } from '../src/app/live-knowledge.ts';
import { openEngine } from '../src/app/open-engine.ts';
import type { Draft } from '../src/desk/draft.ts';
import { changeDraft } from '../src/desk/drafts.ts';
import { FolderFiles } from '../src/desk/folder-files.ts';
import { accept, skip, word } from '../src/desk/review/decisions.ts';
import { ROOT } from './processes.ts';
import type { Table } from './table.ts';

const QUESTION = 'who guards the border at al-Qaim?';
const SENTENCES = 30;
/** Milliseconds for which nothing but questions is measured, which shows what the machine does besides. */
const ALONE = 3_000;
const EDITOR = { platform: 'telegram', user: '1' };

/** What was measured of one piece of work. */
interface Measured {
  readonly what: string;
  readonly seconds: number;
  /** Milliseconds that the program stood still at most, beyond what a question takes. */
  readonly stall: number;
  /** Milliseconds from one question to its answer, at most. */
  readonly answer: number;
}

/**
 * A bot's desk drafts an article of 30 sentences and prepares its publication over the shipped knowledge, while questions are
 * asked. It measures how long each takes, how long the program stands still, and how long a question waits.
 *
 * @param folder an empty folder
 */
export async function measureDesk(folder: string): Promise<readonly Table[]> {
  const copy = join(folder, 'knowledge');
  await cp(join(ROOT, 'knowledge'), copy, { recursive: true });
  await cp(join(ROOT, 'tests/rankings'), join(folder, 'tests/rankings'), { recursive: true });
  const timer = (task: () => void, milliseconds: number) => {
    const timeout = setTimeout(task, milliseconds);
    return () => clearTimeout(timeout);
  };
  const now = () => new Date();
  const quiet = (): void => undefined;
  const log = { info: quiet, warn: quiet, error: quiet };
  const files = new FolderFiles(join(folder, 'data'));
  const cacheDir = join(folder, 'data/cache');
  const reader = new KnowledgeReader(timer);
  const { packed } = await reader.read({ folder: copy, overlay: new Map(), good: [], cacheDir });
  if (packed === undefined) throw new Error('the shipped knowledge has mistakes');
  const { knowledge, engine } = await openEngine(packed);
  const live = new LiveKnowledge({
    ...{ folder: copy, deskFiles: files, knowledge, engine, timer, now, reader, cacheDir, log },
  });
  await live.start();
  const { desk, part, pages } = createChatDesk({
    ...{ files, live, log, environment: { timer, now }, editors: { tell: async () => undefined } },
    config: {
      knowledgeDir: copy,
      desk: { chats: [], editors: [EDITOR], reviewers: 1, publishTo: 'files', linkMinutes: 60 },
    },
  });
  if (desk === undefined) throw new Error('there is no desk');
  await part.start();
  const measured: Measured[] = [];
  const during = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const waits: number[] = [];
    let going = true;
    const asking = (async () => {
      while (going) {
        const asked = performance.now();
        await new Promise((resolve) => setTimeout(resolve, 10));
        live.engine().ask({ text: QUESTION });
        waits.push(performance.now() - asked - 10);
      }
    })();
    delay.enable();
    const begun = performance.now();
    const result = await work();
    const seconds = (performance.now() - begun) / 1_000;
    delay.disable();
    going = false;
    await asking;
    measured.push({ what, seconds, stall: delay.max / 1e6, answer: Math.max(...waits) });
    return result;
  };
  const inbound = (id: string) => ({
    ...{ id, user: '1', name: 'An editor', from: { platform: 'telegram', chat: '1' } },
  });
  const add = async (id: string) => {
    const material = { text: articleOf(id), links: [], message: id, date: now().toISOString() };
    const [added] = await desk.add(material, undefined, inbound(id));
    if (added === undefined) throw new Error('no draft was made');
    return added.id;
  };
  await during('nothing but questions', () => new Promise((resolve) => setTimeout(resolve, ALONE)));
  const first = await during('the first draft, the thread just started', () => add('one'));
  await during('a second draft', () => add('two'));
  await worded(files, first, now());
  const preview = await during('a first preview of publishing', () => desk.preview(first));
  await during('publishing it', () => desk.publish(preview.key, { by: 'telegram:1', name: 'An editor' }));
  await Promise.all([part.stop(), live.stop(), pages.stop()]);
  const stall = Math.max(...measured.map((each) => each.stall));
  return [
    {
      title: 'Desk in a running bot: an article of 30 sentences is drafted and published',
      heads: ['what', 'seconds', 'longest stall ms', 'longest wait for an answer ms'],
      rows: measured.map(({ what, seconds, stall: longest, answer }) => [what, seconds, longest, answer]),
      aims: [{ wanted: 'no stall of 50 ms', value: stall, most: 50 }],
    },
  ];
}

/** An article of as many sentences, of words that no source has in this order. */
function articleOf(id: string): string {
  const sentences = Array.from(
    { length: SENTENCES },
    (_, at) =>
      `The interior ministry said on Monday that border guards stopped ${at + 3} vehicles near al-Qaim, batch ${id} ${at}.`,
  );
  return [`Border guards report on a busy week (${id})`, ...sentences].join('\n');
}

/** Words and accepts the first fact of a draft, and skips the others, so that it can be published. */
async function worded(files: FolderFiles, id: string, at: Date): Promise<void> {
  const by = { by: 'telegram:1', at: at.toISOString() };
  await changeDraft(files, id, (present) => {
    const source = { ...present.source, publisher: 'Example Daily', published: '2026-01-21', language: 'en' };
    const facts = present.facts.map((fact, index) =>
      index > 0
        ? fact
        : {
            ...fact,
            ...{ keep: [], gaps: [], near: [], when: { date: '2026-01-20' } },
            says: { en: 'the interior ministry', ar: 'وزارة الداخلية' },
          },
    );
    let changed: Draft = { ...present, source, facts };
    for (const { n } of facts.slice(1)) changed = skip(changed, n, by);
    const text = {
      en: 'The interior ministry says that border guards stopped three vehicles near al-Qaim.',
      ar: 'تقول وزارة الداخلية إن حرس الحدود أوقف ثلاث مركبات قرب القائم.',
    };
    return accept(word(changed, 1, text, by), 1, by);
  });
}
