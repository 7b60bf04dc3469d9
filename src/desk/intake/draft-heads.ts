import { parse } from 'yaml';
import type { DeskFiles } from '../desk-files.ts';
import type { Draft } from '../draft.ts';

/** What of a draft is looked at when another text comes in. */
export interface DraftHead {
  readonly id: string;
  readonly state: Draft['state'];
  readonly text: string;
  readonly url?: string;
  readonly title?: string;
  /** The feed and the item that it was made of. */
  readonly feed?: string;
  readonly item?: string;
}

/** The heads of all drafts. One that cannot be read is left out: whoever opens it is told why. */
export async function draftHeads(files: DeskFiles): Promise<readonly DraftHead[]> {
  const listed = (await files.list('drafts/')).filter(({ path }) => path.endsWith('.yaml'));
  const heads = await Promise.all(
    listed.map(async ({ path }) => {
      const file = await files.read(path);
      return file === undefined
        ? undefined
        : headOf(file.text, path.slice('drafts/'.length, -'.yaml'.length));
    }),
  );
  return heads.filter((head) => head !== undefined);
}

function headOf(text: string, id: string): DraftHead | undefined {
  // The facts, which are long, come last.
  return read(text.split(/^facts:/m, 1)[0] ?? '', id) ?? read(text, id);
}

type Json = Readonly<Record<string, unknown>>;

function read(text: string, id: string): DraftHead | undefined {
  let draft: Json;
  try {
    draft = mapping(parse(text));
  } catch {
    return undefined;
  }
  const source = mapping(draft['source']);
  const origin = mapping(draft['origin']);
  if (typeof source['text'] !== 'string') return undefined;
  const states: readonly Draft['state'][] = ['open', 'published', 'dropped'];
  const fromFeed = origin['kind'] === 'feed';
  return {
    id,
    state: states.find((state) => state === draft['state']) ?? 'open',
    text: source['text'],
    ...(typeof source['url'] === 'string' ? { url: source['url'] } : {}),
    ...(typeof source['title'] === 'string' ? { title: source['title'] } : {}),
    ...(fromFeed && typeof origin['at'] === 'string' ? { feed: origin['at'] } : {}),
    ...(fromFeed && typeof origin['message'] === 'string' ? { item: origin['message'] } : {}),
  };
}

function mapping(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
