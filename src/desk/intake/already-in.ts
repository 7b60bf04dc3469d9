import type { Source } from '../../knowledge/model.ts';
import { given } from '../../util/given.ts';
import type { Article } from '../article.ts';
import type { DeskFiles } from '../desk-files.ts';
import type { DraftHead } from './draft-heads.ts';
import { nearlyTheSame, textPrint } from './near-text.ts';
import { changesSince } from './page-changes.ts';
import { readText, textHash } from './texts.ts';
import { addressKey } from './web-address.ts';

/** How a text that comes in stands to one that is known: the same, or the same page with another text. */
export interface AlreadyIn {
  readonly kind: 'same' | 'changed';
  /** A sentence for the editor. */
  readonly sentence: string;
  readonly source?: string;
  readonly draft?: string;
}

/** A source or draft with its text where that is kept. */
export interface KnownText {
  /** Such as `the source "x"`. */
  readonly name: string;
  readonly url?: string;
  readonly ids: Pick<AlreadyIn, 'source' | 'draft'>;
  readonly paragraphs?: readonly string[];
}

export interface KnownTexts {
  readonly files: DeskFiles;
  readonly sources: readonly Source[];
  readonly drafts: readonly DraftHead[];
  /** Texts of sources that lie beside them, by the file of the source. */
  readonly beside?: ReadonlyMap<string, readonly string[]>;
}

/** Compares a text with those that are known, here or in another thread. */
export type CompareTexts = (
  article: Pick<Article, 'url' | 'paragraphs'>,
  all: readonly KnownText[],
) => AlreadyIn | undefined | Promise<AlreadyIn | undefined>;

/**
 * Looks whether a text is in already: by its address, by its text, or by a text that is nearly the same. A page with another
 * text than the one that is kept has changed.
 */
export async function alreadyIn(
  { url, paragraphs }: Article,
  known: KnownTexts,
  compare: CompareTexts = compareTexts,
): Promise<AlreadyIn | undefined> {
  return compare({ ...given({ url }), paragraphs }, await everythingKnown(known));
}

/** The same over texts that are read already. */
export function compareTexts(
  article: Pick<Article, 'url' | 'paragraphs'>,
  all: readonly KnownText[],
): AlreadyIn | undefined {
  const key = article.url === undefined ? undefined : addressKey(article.url);
  const hash = textHash(article.paragraphs);
  const samePage = all.filter(({ url }) => key !== undefined && url !== undefined && addressKey(url) === key);
  const sameText = [...samePage, ...all].find(
    ({ paragraphs }) => paragraphs !== undefined && textHash(paragraphs) === hash,
  );
  if (sameText !== undefined) return same(sameText, 'with the very same text');
  // The newest of several drafts of a page has its last text.
  const page = samePage.findLast(({ paragraphs }) => paragraphs !== undefined) ?? samePage[0];
  if (page?.paragraphs !== undefined) {
    const changes = changesSince(page.paragraphs, article.paragraphs);
    return {
      kind: 'changed',
      sentence: `This page has changed since ${page.name} was taken in: ${changes}.`,
      ...page.ids,
    };
  }
  if (page !== undefined)
    return same(page, 'from the same address; its text is not kept, so that changes cannot be seen');
  const print = textPrint(article.paragraphs);
  const near = all.find(
    ({ paragraphs }) => paragraphs !== undefined && nearlyTheSame(print, textPrint(paragraphs)),
  );
  return near && same(near, 'with nearly the same text');
}

function same({ name, ids }: KnownText, how: string): AlreadyIn {
  return { kind: 'same', sentence: `This seems to be ${name}, which is in already ${how}.`, ...ids };
}

async function everythingKnown({
  files,
  sources,
  drafts,
  beside,
}: KnownTexts): Promise<readonly KnownText[]> {
  const published = await Promise.all(
    sources.map(async ({ id, url, text, file }): Promise<KnownText> => {
      const kept = text === undefined ? undefined : await readText(files, text);
      const paragraphs = kept ?? beside?.get(file);
      return {
        name: `the source "${id}"`,
        ids: { source: id },
        ...(url !== undefined && { url }),
        ...(paragraphs !== undefined && { paragraphs }),
      };
    }),
  );
  const drafted = await Promise.all(
    drafts
      .filter(({ id }) => !sources.some((source) => source.id === id))
      .map(async ({ id, url, text, state }): Promise<KnownText> => {
        const paragraphs = await readText(files, text);
        return {
          name: `the ${state === 'open' ? '' : `${state} `}draft "${id}"`,
          ids: { draft: id },
          ...(url !== undefined && { url }),
          ...(paragraphs !== undefined && { paragraphs }),
        };
      }),
  );
  return [...published, ...drafted];
}
