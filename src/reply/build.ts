import { direction } from '../text/index.ts';
import type { Action, Block, Citation, Line, Reply, Span, Style } from './reply.ts';

/** A span of text. */
export function text(value: string, style?: Style): Span {
  return style ? { kind: 'text', text: value, style } : { kind: 'text', text: value };
}

/** A heading. */
export function heading(value: string): Block {
  return { kind: 'heading', text: value };
}

/** A paragraph of spans; strings are plain text. */
export function paragraph(...spans: readonly (Span | string)[]): Block {
  return { kind: 'paragraph', spans: spans.map((span) => (typeof span === 'string' ? text(span) : span)) };
}

/** A list with bullets; nothing where there are no items. */
export function bullets(items: readonly Line[]): readonly Block[] {
  return items.length > 0 ? [{ kind: 'list', ordered: false, items }] : [];
}

/** A list under a label; nothing where there are no items. */
export function labelled(label: string, items: readonly Line[]): readonly Block[] {
  return items.length > 0 ? [paragraph(text(label, 'strong')), ...bullets(items)] : [];
}

/** A button that runs a command. */
export function call(label: string, command: string, args: Readonly<Record<string, string>> = {}): Action {
  return { kind: 'call', label, call: { command, args } };
}

/** A reply of these blocks; everyone may see it unless told otherwise. */
export function reply(
  language: string,
  blocks: readonly Block[],
  rest: {
    readonly asked?: readonly string[];
    readonly citations?: readonly Citation[];
    readonly actions?: readonly Action[];
    readonly audience?: Reply['audience'];
  } = {},
): Reply {
  return {
    ...(rest.asked ? { asked: rest.asked } : {}),
    blocks,
    citations: rest.citations ?? [],
    actions: rest.actions ?? [],
    audience: rest.audience ?? 'everyone',
    language,
    direction: direction(language),
  };
}

/** A sentence for the asker alone, such as what is wrong with the input. */
export function notice(
  language: string,
  sentences: readonly string[],
  actions: readonly Action[] = [],
): Reply {
  return reply(language, [paragraph(sentences.join(' '))], { actions, audience: 'asker' });
}
