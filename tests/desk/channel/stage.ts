import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { deskCommands } from '../../../commands/desk/index.ts';
import { commands } from '../../../commands/index.ts';
import type { ChatRef } from '../../../src/command/chat-ref.ts';
import { Desk, type DeskOptions } from '../../../src/desk/channel/desk.ts';
import { createTakeIn } from '../../../src/desk/channel/take-in.ts';
import type { DeskFiles } from '../../../src/desk/desk-files.ts';
import { type Draft, type DraftFact, draftPath } from '../../../src/desk/draft.ts';
import { draftFromYaml, draftToYaml } from '../../../src/desk/draft-file.ts';
import { FolderFiles } from '../../../src/desk/folder-files.ts';
import { emptyDraft } from '../../../src/desk/intake/empty-draft.ts';
import { PageFetcher } from '../../../src/desk/intake/fetch-page.ts';
import type { DraftArticle } from '../../../src/desk/intake/intake.ts';
import { parseApart } from '../../../src/desk/intake/parse-apart.ts';
import type { Timer } from '../../../src/util/timer.ts';
import { knowledge, NOW } from '../../fixture.ts';
import { temporaryFolder } from '../../store/temporary.ts';

/** All commands of a bot that has editors. */
export const allCommands = [...commands, ...deskCommands];

const FACT: DraftFact = {
  n: 1,
  paragraph: 2,
  sentence: 'One guard post after another was closed in the north, an officer said on Monday.',
  text: {},
  decision: 'open',
  says: { en: 'an officer', ar: 'ضابط' },
  status: 'claimed',
  when: { date: '2026-01-19', inferred: { en: 'Monday before publication', ar: 'الاثنين قبل النشر' } },
  names: ['sudani'],
  topics: ['border'],
  keep: ['one guard post'],
  near: [
    { fact: 'red-line', relation: 'account-of', why: 'the same order' },
    { fact: 'unease', relation: 'new', why: 'the same place' },
  ],
  gaps: [],
  links: {},
  accepted: [],
  reasons: {},
};

/** A draft with three facts. */
export const DRAFT: Draft = {
  id: 'paper-guards',
  state: 'open',
  origin: { kind: 'message' },
  source: {
    title: 'Guards in the north',
    publisher: 'A Paper',
    language: 'en',
    published: '2026-01-20',
    text: 'a'.repeat(64),
  },
  reasons: {},
  notes: ['this seems to be near the source "article"'],
  newNames: [],
  facts: [
    FACT,
    {
      ...FACT,
      n: 2,
      paragraph: 3,
      sentence: 'Nobody has counted the tents beside the road.',
      near: [],
      keep: [],
    },
    {
      ...FACT,
      n: 3,
      paragraph: 4,
      sentence: 'The road stayed open.',
      near: [],
      keep: [],
      text: { en: 'Cars could pass.', ar: 'كان المرور ممكناً.' },
    },
  ],
};

const realTimer: Timer = (task, milliseconds) => {
  const timeout = setTimeout(task, milliseconds);
  return () => clearTimeout(timeout);
};

/** Makes a fact of every paragraph after the title, so that a test sees what came in. */
const everyParagraph: DraftArticle = (article, about) => ({
  ...emptyDraft(article, about),
  facts: article.paragraphs.slice(1).map(
    (sentence, index): DraftFact => ({
      ...FACT,
      near: [],
      keep: [],
      n: index + 1,
      paragraph: index + 2,
      sentence,
    }),
  ),
});

/** The editors' channel of the tests, and two editors of it. */
export const CHANNEL: ChatRef = { platform: 'test', chat: 'desk' };
export const ANNA = { from: CHANNEL, server: 'desk', user: 'anna', name: 'Anna' };
export const OMAR = { from: CHANNEL, server: 'desk', user: 'omar', name: 'Omar' };

export interface DeskStage {
  readonly desk: Desk;
  readonly files: DeskFiles;
  /** Writes a draft among the files. */
  put(draft: Draft): Promise<void>;
  draft(id?: string): Promise<Draft>;
}

/** A desk over files in a folder, with nothing in them. */
export async function deskStage({
  draftArticle = everyParagraph,
  ...options
}: Partial<DeskOptions> & { readonly draftArticle?: DraftArticle } = {}): Promise<DeskStage> {
  const { files = new FolderFiles(await temporaryFolder()) } = options;
  // Pages are on this machine, where no bot may go.
  const reach = { allowsAddress: () => true, allowsPort: () => true };
  const pages = new PageFetcher({ reach, timer: realTimer, now: () => NOW, pace: 0 });
  onTestFinished(() => pages.close());
  const desk = new Desk({
    chats: [CHANNEL],
    editors: ['anna', 'omar'].map((user) => ({ platform: 'test', user })),
    reviewers: 1,
    files,
    knowledge: () => knowledge,
    detect: (text) => (/[\u0600-\u06ff]/.test(text) ? 'ar' : 'en'),
    takeIn: createTakeIn({
      files,
      knowledge: options.knowledge ?? (() => knowledge),
      fetchPage: pages.fetch,
      draftArticle,
      now: () => NOW,
      parse: parseApart(realTimer),
    }),
    now: () => NOW,
    ...options,
  });
  return {
    desk,
    files,
    async put(draft) {
      await files.write(draftPath(draft.id), draftToYaml(draft), 'none');
    },
    async draft(id = DRAFT.id) {
      const file = await files.read(draftPath(id));
      if (file === undefined) throw new Error(`there is no draft ${id}`);
      return draftFromYaml(file.text, file.path);
    },
  };
}

/** A text that can become a draft: a title and two paragraphs. */
export const POST = [
  'Guards leave two posts',
  'The officer said that two posts on the northern road were empty since Monday, and that nobody would return soon.',
  'The road itself stayed open for lorries and for families who wanted to travel, he added.',
].join('\n');

/** A web server with a page that has such a text. */
export async function pageAddress(text = POST): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url !== '/post') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/post`;
}
