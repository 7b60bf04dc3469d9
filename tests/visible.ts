import type { Line, Reply } from '../src/reply/reply.ts';

/** A line as a reader sees it, citation marks as [1]. */
export function lineText(line: Line): string {
  return line.map((span) => (span.kind === 'cite' ? ` [${span.ref}]` : span.text)).join('');
}

/** The lines of a reply, headings and list items included, as a reader sees them. */
export function linesOf(reply: Reply): readonly string[] {
  return reply.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
        return [`# ${block.text}`];
      case 'list':
        return block.items.map((item, index) => {
          const marker = block.ordered ? `${(block.start ?? 1) + index}.` : '-';
          return `${marker} ${lineText(item)}`;
        });
      case 'image':
        return [`(${block.alt})`];
      default:
        return [lineText(block.spans)];
    }
  });
}
