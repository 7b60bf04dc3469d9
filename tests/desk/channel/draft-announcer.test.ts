import { expect, test } from 'vitest';
import { DraftAnnouncer } from '../../../src/desk/channel/draft-announcer.ts';
import type { DeskFiles } from '../../../src/desk/desk-files.ts';
import { draftPath } from '../../../src/desk/draft.ts';
import { draftToYaml } from '../../../src/desk/draft-file.ts';
import { FolderFiles } from '../../../src/desk/folder-files.ts';
import { EditorsNotices } from '../../../src/digest/operators/editors-notices.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { openStore } from '../../../src/store/open.ts';
import { emptyStoreFolder, temporaryFolder } from '../../store/temporary.ts';
import { linesOf } from '../../visible.ts';
import { ManualTime } from '../intake/time.ts';
import { DRAFT } from '../review/drafts.ts';

const quiet = (): void => undefined;
const log = { info: quiet, warn: quiet, error: quiet };

/** What tells editors of drafts, with what was told. */
function announcing(files: DeskFiles, time = new ManualTime()) {
  const told: Reply[] = [];
  const editors = { tell: async (reply: Reply) => void told.push(reply) };
  const announcer = new DraftAnnouncer({
    ...{ files, editors, reviewers: 1, language: () => 'en', timer: time.timer, log },
  });
  return { announcer, told, time };
}

async function put(files: DeskFiles, ids: readonly string[], state: 'open' | 'published' = 'open') {
  for (const id of ids) await files.write(draftPath(id), draftToYaml({ ...DRAFT, id, state }), 'none');
}

test('a draft is told with a button for its first card', async () => {
  const files = new FolderFiles(await temporaryFolder());
  const { announcer, told } = announcing(files);
  await put(files, [DRAFT.id]);
  await announcer.announce(DRAFT);
  const [notice] = told;
  if (notice === undefined) throw new Error('nothing was told');
  expect(linesOf(notice).slice(0, 2)).toEqual([
    DRAFT.source.title,
    `Draft ${DRAFT.id}: 2 facts found, 2 need you.`,
  ]);
  expect(notice.actions).toMatchObject([
    { kind: 'call', replaces: 'for-all', call: { command: 'desk show', args: { card: expect.any(String) } } },
  ]);
});

test('what a kill left untold is told at the next start, once', async () => {
  const files = new FolderFiles(await temporaryFolder());
  await put(files, ['one', 'two']);
  await put(files, ['done'], 'published');
  const first = announcing(files);
  await first.announcer.announceOpen();
  expect(first.told).toHaveLength(2);
  const second = announcing(files);
  await second.announcer.announceOpen();
  expect(second.told).toEqual([]);
});

test('what could not be told is told later', async () => {
  const files = new FolderFiles(await temporaryFolder());
  await put(files, [DRAFT.id]);
  const editors = { tell: () => Promise.reject(new Error('the store is away')) };
  const failing = new DraftAnnouncer({
    ...{ files, editors, reviewers: 1, language: () => 'en', timer: new ManualTime().timer, log },
  });
  await failing.announce(DRAFT);
  const { announcer, told } = announcing(files);
  await announcer.announceOpen();
  expect(told).toHaveLength(1);
});

test('of many, ten are told one by one and the others in one line', async () => {
  const files = new FolderFiles(await temporaryFolder());
  await put(
    files,
    Array.from({ length: 13 }, (_, at) => `draft-${at}`),
  );
  const { announcer, told } = announcing(files);
  await announcer.announceOpen();
  expect(told).toHaveLength(11);
  expect(told.at(-1)).toMatchObject({ actions: [] });
  expect(told.slice(-1).flatMap(linesOf)).toEqual(['3 more drafts wait for you.']);
});

test('what an editor is shown in an answer is not told again, unless a kill came before they saw it', async () => {
  const files = new FolderFiles(await temporaryFolder());
  await put(files, ['seen', 'killed']);
  const { announcer, time } = announcing(files);
  announcer.shown('seen');
  await announcer.stop();
  expect(time.waiting).toBe(0);
  announcer.shown('killed');
  const next = announcing(files);
  await next.announcer.announceOpen();
  expect(next.told.map((reply) => linesOf(reply)[1])).toEqual(['Draft killed: 2 facts found, 2 need you.']);
});

test('two replicas that start at once tell a draft once', async () => {
  const files = new FolderFiles(await temporaryFolder());
  await put(files, [DRAFT.id]);
  const store = await openStore({ dataDir: await emptyStoreFolder() });
  const now = () => new Date('2026-02-04T10:00:00Z');
  const chats = [{ platform: 'telegram', chat: '7' }];
  const replicas = [1, 2].map(() => new EditorsNotices({ ...store, chats, now }));
  await Promise.all(
    replicas.map((editors) =>
      new DraftAnnouncer({
        ...{ files, editors, reviewers: 1, language: () => 'en', timer: new ManualTime().timer, log },
      }).announceOpen(),
    ),
  );
  const due = await Promise.all(replicas.map((editors) => editors.addDue()));
  await store.close();
  expect(due.flat()).toHaveLength(1);
});
