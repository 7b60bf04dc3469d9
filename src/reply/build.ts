import { direction } from '../text/index.ts';
import { given } from '../util/given.ts';
import type { Action, Block, Citation, CommandCall, Form, Line, Reply, Span, Style } from './reply.ts';
import { joined } from './split.ts';

/** A span of text. */
export function text(value: string, style?: Style): Span {
  return { kind: 'text', text: value, ...given({ style }) };
}

/** A text that opens the reply to a call, where replies have addresses. */
export function opening(value: string, command: string, args: CommandCall['args']): Span {
  return { kind: 'text', text: value, opens: { command, args } };
}

/** A heading. */
export function heading(value: string): Block {
  return { kind: 'heading', text: value };
}

/** A paragraph of spans; strings become text. */
export function paragraph(...spans: readonly (Span | string)[]): Block {
  return { kind: 'paragraph', spans: spans.map((span) => (typeof span === 'string' ? text(span) : span)) };
}

/** A list with bullets; nothing where there are no items. */
export function bullets(items: readonly Line[]): readonly Block[] {
  return items.length > 0 ? [{ kind: 'list', ordered: false, items }] : [];
}

/**
 * A list under a label; nothing where there are no items.
 * @param start the number of the first item; left out for bullets
 */
export function labelled(label: string, items: readonly Line[], start?: number): readonly Block[] {
  if (items.length === 0) return [];
  const list: readonly Block[] =
    start === undefined ? bullets(items) : [{ kind: 'list', ordered: true, start, items }];
  return [paragraph(text(label, 'strong')), ...list];
}

/** A list under a label, or one item on the label's own line; nothing where there are no items. */
export function labelledShort(label: string, items: readonly Line[]): readonly Block[] {
  const [item, ...more] = items;
  return item === undefined || more.length > 0
    ? labelled(label, items)
    : [paragraph(text(`${label} `, 'strong'), ...item)];
}

/** A button that runs a command. */
export function call(
  label: string,
  command: string,
  args: Readonly<Record<string, string>> = {},
): Extract<Action, { readonly kind: 'call' }> {
  return { kind: 'call', label, call: { command, args } };
}

/** A button that asks for texts, and makes the call with them. */
export function formButton(
  label: string,
  form: Form,
  replaces?: 'for-all',
): Extract<Action, { readonly kind: 'form' }> {
  return { kind: 'form', label, ...form, ...given({ replaces }) };
}

/** A reply that asks for the texts of a form. @param blocks what to know before writing */
export function asking(
  language: string,
  blocks: readonly Block[],
  button: Extract<Action, { readonly kind: 'form' }>,
): Reply {
  return { ...reply(language, blocks, { actions: [button], audience: 'asker' }), asks: true };
}

/** What a reply may have besides its blocks. */
export interface ReplyOptions {
  readonly asked?: readonly string[];
  /** Default: none. */
  readonly citations?: readonly Citation[];
  /** Default: none. */
  readonly actions?: readonly Action[];
  /** Default: everyone. */
  readonly audience?: Reply['audience'];
}

/** A reply of these blocks. */
export function reply(
  language: string,
  blocks: readonly Block[],
  { asked, citations = [], actions = [], audience = 'everyone' }: ReplyOptions = {},
): Reply {
  return {
    ...given({ asked }),
    blocks,
    citations,
    actions,
    audience,
    language,
    direction: direction(language),
  };
}

/** A name of a command in a sentence. */
const COMMAND = /(?<![\p{L}\p{N}_/])\/[a-z_]+(?![\w/])/gu;

/**
 * A sentence of the bot itself, in which the names of commands can be tapped where the platform has that. Not for a
 * sentence with words from outside, which could name a command too.
 */
export function withCommands(sentence: string): Line {
  const spans: Span[] = [];
  let end = 0;
  for (const { 0: name, index } of sentence.matchAll(COMMAND)) {
    if (index > end) spans.push(text(sentence.slice(end, index)));
    spans.push(text(name, 'command'));
    end = index + name.length;
  }
  return end < sentence.length || end === 0 ? [...spans, text(sentence.slice(end))] : spans;
}

/** Sentences for the asker alone, such as what is wrong with the input. A string is plain text. */
export function notice(
  language: string,
  sentences: readonly (string | Line)[],
  actions: readonly Action[] = [],
): Reply {
  const spans = sentences.flatMap((sentence, index) => {
    const line = typeof sentence === 'string' ? [text(sentence)] : sentence;
    return index === 0 ? line : [text(' '), ...line];
  });
  return reply(language, [{ kind: 'paragraph', spans: joined([spans]) }], { actions, audience: 'asker' });
}
