import { onTestFinished } from 'vitest';
import type { DeskFiles } from '../../../src/desk/desk-files.ts';
import type { Draft } from '../../../src/desk/draft.ts';
import { draftFromYaml } from '../../../src/desk/draft-file.ts';
import { FolderFiles } from '../../../src/desk/folder-files.ts';
import { emptyDraft } from '../../../src/desk/intake/empty-draft.ts';
import { PageFetcher } from '../../../src/desk/intake/fetch-page.ts';
import type { TakeInDeps } from '../../../src/desk/intake/intake.ts';
import { parseNow } from '../../../src/desk/intake/parse-task.ts';
import type { Source } from '../../../src/knowledge/model.ts';
import { temporaryFolder } from '../../store/temporary.ts';
import { ManualTime } from './time.ts';

/** A desk with files in a folder of its own, which may fetch from this machine. */
export async function desk(changes: Partial<TakeInDeps> & { readonly sources?: readonly Source[] } = {}) {
  const { sources = [], ...rest } = changes;
  const time = new ManualTime();
  const pages = new PageFetcher({
    reach: { allowsAddress: () => true, allowsPort: () => true },
    timer: time.timer,
    now: time.now,
    pace: 0,
  });
  onTestFinished(() => pages.close());
  const files = new FolderFiles(await temporaryFolder());
  const deps: TakeInDeps = {
    files,
    knowledge: () => ({ sources, functionWords: { en: EMPTY, ar: EMPTY } }),
    fetchPage: pages.fetch,
    draftArticle: emptyDraft,
    now: time.now,
    parse: async (task) => parseNow(task),
    ...rest,
  };
  return { deps, files, time };
}

const EMPTY = {
  stop: [],
  anaphora: { person: [], group: [], thing: [], place: [], time: [] },
  continue: [],
  amounts: [],
  kind: {},
};

/** The drafts that are kept, as their files have them. */
export async function draftsIn(files: DeskFiles): Promise<readonly Draft[]> {
  const listed = await files.list('drafts/');
  return Promise.all(
    listed.map(async ({ path }) => draftFromYaml((await files.read(path))?.text ?? '', path)),
  );
}

export function source(changes: Partial<Source> & { readonly id: string }): Source {
  const published = { date: '2026-01-21', from: '2026-01-21', to: '2026-01-21', precision: 'day' } as const;
  return {
    title: 'Road closed',
    publisher: 'Example Daily',
    language: 'en',
    published,
    added: '2026-01-22',
    file: `sources/${changes.id}.yaml`,
    ...changes,
  };
}
