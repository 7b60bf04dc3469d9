import { parse } from 'discord-markdown-parser';
import type { MessagePayload } from '../../../src/platforms/discord/message.ts';

/** A node of parsed markdown, from a parser that follows Discord's own. */
interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
  readonly target?: string;
  /** Of an emoji: itself. */
  readonly name?: string;
}

/** A component as it was sent. */
interface Component {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly url?: string;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
  readonly items?: readonly { readonly description?: string }[];
}

/** The components of a message, including those inside others. */
export function allComponents({ body }: MessagePayload): readonly Component[] {
  const withChildren = (component: Component): readonly Component[] => [
    component,
    ...(component.components ?? []).flatMap(withChildren),
  ];
  return (body.components as readonly Component[]).flatMap(withChildren);
}

/** The markdown texts of a message. */
export function markdownsOf(payload: MessagePayload): readonly string[] {
  return allComponents(payload).flatMap(({ content }) => (content === undefined ? [] : [content]));
}

/** The kinds of markup in a text, as Discord would parse it. */
export function markupIn(markdown: string): readonly string[] {
  const kinds = (node: Node): readonly string[] => [
    node.type,
    ...(typeof node.content === 'object' ? node.content.flatMap(kinds) : []),
  ];
  return (parse(markdown, 'extended') as readonly Node[]).flatMap(kinds);
}

function textOf(node: Node): string {
  if (node.type === 'br') return '\n';
  if (node.type === 'twemoji') return node.name ?? '';
  const inner = typeof node.content === 'object' ? node.content.map(textOf).join('') : (node.content ?? '');
  return node.target === undefined ? inner : `${inner} ${node.target}`;
}

/** What a reader sees of a message: text without markup, buttons by label and address, images by description. */
export function visibleText(payload: MessagePayload): string {
  return allComponents(payload)
    .flatMap((component) => [
      component.content === undefined
        ? ''
        : (parse(component.content, 'extended') as readonly Node[]).map(textOf).join(''),
      component.label ?? '',
      component.url ?? '',
      ...(component.items ?? []).map(({ description }) => description ?? ''),
    ])
    .join('\n');
}
