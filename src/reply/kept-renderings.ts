import type { Action, Block, Citation, Reply } from './reply.ts';

/** What was rendered of a reply, and what it depends on besides the blocks. */
interface Kept<Rendered> {
  readonly citations: readonly Citation[];
  readonly actions: readonly Action[];
  readonly commands: object;
  readonly others: string;
  readonly rendered: Rendered;
}

/**
 * Keeps what was last rendered of each list of blocks: the same answer to many readers has the same blocks (see
 * `composeAnswer`). Nothing is kept once the blocks are gone.
 */
export class KeptRenderings<Rendered> {
  readonly #kept = new WeakMap<readonly Block[], Kept<Rendered>>();

  /**
   * What `render` gives, or gave before for the same reply.
   * @param options all that it depends on besides the reply: the commands, which stay the same value, and what goes through JSON
   */
  get(
    reply: Reply,
    { commands, ...options }: { readonly commands: object; readonly [option: string]: unknown },
    render: () => Rendered,
  ): Rendered {
    const { blocks, citations, actions, ...rest } = reply;
    const others = JSON.stringify([rest, options]);
    const known = this.#kept.get(blocks);
    const isSame =
      known?.others === others &&
      known.citations === citations &&
      known.actions === actions &&
      known.commands === commands;
    if (isSame) return known.rendered;
    const rendered = render();
    this.#kept.set(blocks, { citations, actions, commands, others, rendered });
    return rendered;
  }
}
