import type { Block, Citation, Line, Reply } from './reply.ts';

/** What was rendered of a reply, and what it depends on besides the blocks. */
interface Kept<Rendered> {
  readonly citations: readonly Citation[];
  readonly others: string;
  readonly rendered: Rendered;
}

/**
 * The same renderer, but it keeps what it has last rendered of each list of blocks: the same answer to many readers has the
 * same blocks (see `composeAnswer`). Nothing is kept once the blocks are gone.
 */
export function keepingRenderings<Rendered>(
  render: (reply: Reply, extra: readonly Line[]) => Rendered,
): (reply: Reply, extra: readonly Line[]) => Rendered {
  const kept = new WeakMap<readonly Block[], Kept<Rendered>>();
  return (reply, extra) => {
    const { blocks, citations, actions, ...rest } = reply;
    const others = JSON.stringify([rest, extra]);
    const known = kept.get(blocks);
    if (known?.others === others && known.citations === citations) return known.rendered;
    const rendered = render(reply, extra);
    kept.set(blocks, { citations, others, rendered });
    return rendered;
  };
}
