import { parse } from 'discord-markdown-parser';
import type { Sending } from '../../../src/platforms/discord/message.ts';

/** A piece of parsed markdown, as the parser (others wrote it, after Discord's own) gives it. */
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

/** The components of a message, those inside others included. */
export function allComponents({ message }: Sending): readonly Component[] {
  const inside = (component: Component): readonly Component[] => [
    component,
    ...(component.components ?? []).flatMap(inside),
  ];
  return (message.components as readonly Component[]).flatMap(inside);
}

/** The markdown texts of a message. */
export function markdownsOf(sending: Sending): readonly string[] {
  return allComponents(sending).flatMap(({ content }) => (content === undefined ? [] : [content]));
}

/** Every kind of markup that a text has, as Discord would read it. */
export function markupIn(markdown: string): readonly string[] {
  const kinds = (node: Node): readonly string[] => [
    node.type,
    ...(typeof node.content === 'object' ? node.content.flatMap(kinds) : []),
  ];
  return (parse(markdown, 'extended') as readonly Node[]).flatMap(kinds);
}

function shown(node: Node): string {
  if (node.type === 'br') return '\n';
  if (node.type === 'twemoji') return node.name ?? '';
  const inner = typeof node.content === 'object' ? node.content.map(shown).join('') : (node.content ?? '');
  return node.target === undefined ? inner : `${inner} ${node.target}`;
}

/** What a reader sees of a message: markup read, buttons by label and address, pictures by their description. */
export function seen(sending: Sending): string {
  return allComponents(sending)
    .flatMap((component) => [
      component.content === undefined
        ? ''
        : (parse(component.content, 'extended') as readonly Node[]).map(shown).join(''),
      component.label ?? '',
      component.url ?? '',
      ...(component.items ?? []).map(({ description }) => description ?? ''),
    ])
    .join('\n');
}
