import type { Line, Reply } from '../../src/reply/reply.ts';

/** A part of a reply: what stands above it, and the ids of the facts that its lines begin with, in their order. */
export type Part = readonly [label: string, ...facts: string[]];

/** Which facts a reply states under which headings and labels. Lines that cite nothing are labels. */
export function outlineOf({ blocks, citations }: Reply): readonly Part[] {
  const factOf = (line: Line): string[] => {
    const cite = line.find((span) => span.kind === 'cite');
    return citations.filter(({ n }) => n === cite?.ref).map(({ fact }) => fact);
  };
  const parts: [string, ...string[]][] = [];
  const add = (label: string, lines: readonly Line[]): void => {
    const facts = lines.flatMap(factOf);
    const last = parts.at(-1);
    if (facts.length === 0) parts.push([label]);
    else if (last === undefined) parts.push(['', ...facts]);
    else last.push(...facts);
  };
  for (const block of blocks) {
    if (block.kind === 'heading') parts.push([block.text]);
    else if (block.kind === 'list') add('', block.items);
    else if (block.kind !== 'image') add(textOf(block.spans), [block.spans]);
  }
  return parts;
}

function textOf(line: Line): string {
  return line.map((span) => (span.kind === 'cite' ? '' : span.text)).join('');
}

/** The calls on a reply's buttons: command and arguments. */
export function callsOf({
  actions,
}: Reply): readonly (readonly [string, Readonly<Record<string, string>>])[] {
  return actions.flatMap((action) =>
    action.kind === 'call' ? [[action.call.command, action.call.args] as const] : [],
  );
}
