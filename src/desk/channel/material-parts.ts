import type { Material } from '../../command/material.ts';
import { DeskError } from '../desk-error.ts';
import type { Draft, Origin } from '../draft.ts';

/** One source in what an editor has sent. */
export type MaterialPart =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly data: Uint8Array };

/**
 * Makes a draft of a source, or finds the one that is there.
 * @throws DeskError where it is none, with a sentence for the editor
 */
export type TakeIn = (
  part: MaterialPart,
  origin: Origin,
) => Promise<{ readonly draft: Draft; readonly isNew: boolean }>;

/** So many links of one message are followed. */
const MOST_LINKS = 5;
/** A forwarded post with more words than this beside its links is itself the source. */
const FEW_WORDS = 12;

/** The sources in what was sent: a file, else the text of a forwarded post, else the links, else the text. */
export function materialParts(
  { text, links, file, forwardedFrom }: Material,
  data: Uint8Array | undefined,
): readonly MaterialPart[] {
  if (file !== undefined && data !== undefined) return [{ kind: 'file', name: file.name, data }];
  const own = links.reduce((rest, link) => rest.replaceAll(link, ' '), text);
  const words = own.match(/\p{L}+/gu) ?? [];
  const isPost = forwardedFrom !== undefined && words.length > FEW_WORDS;
  if (!isPost && links.length > 0) {
    return [...new Set(links)].slice(0, MOST_LINKS).map((url) => ({ kind: 'address', url }));
  }
  if (words.length === 0) {
    throw new DeskError(
      'nothing-to-add',
      'This message has no link, no file and no text that could become a draft.',
    );
  }
  return [{ kind: 'text', text }];
}
