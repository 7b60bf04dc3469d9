import { createRequire } from 'node:module';
import type WrapAnsi from 'wrap-ansi';
import type { Command } from '../../command/command.ts';
import { formatCall, typedCall } from '../../command/command-line.ts';
import { isolated, isolateLatin } from '../../reply/bidi.ts';
import { citationLines } from '../../reply/citations.ts';
import type { Action, Block, Direction, Line, Reply, Span } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { coloured } from './colour.ts';

const require = createRequire(import.meta.url);

/** Loaded when the first line is wrapped: a pipe needs no wrapping and should not wait for it. */
function wrapAnsi(): typeof WrapAnsi {
  return (require('wrap-ansi') as { default: typeof WrapAnsi }).default;
}

/** How a terminal shows text. */
export interface Look {
  /** Columns to wrap at; without it lines stay whole, for a pipe. */
  readonly width?: number;
  readonly colour: boolean;
  /** Whether to mark right-to-left lines with isolates, which a terminal needs and a pipe does not. */
  readonly isolate: boolean;
}

/** A line of text before it is wrapped. The marker comes before its first part only. */
interface Row {
  readonly marker: string;
  readonly text: string;
}

/** A reply as text: one part per block, then the citations and the actions. */
export function render(reply: Reply, look: Look, commands: readonly Command[]): readonly string[] {
  const paint = look.colour ? coloured : (text: string) => text;
  const parts: readonly (readonly Row[])[] = [
    ...reply.blocks.map((block) => rowsOf(block, paint)),
    citationLines(reply.citations, reply.language).map((line) => ({
      marker: '',
      text: quietText(line, paint),
    })),
    reply.actions.flatMap((action) => actionRow(action, reply.direction, commands, paint) ?? []),
  ];
  return parts
    .filter((rows) => rows.length > 0)
    .map((rows) => rows.flatMap((row) => wrapped(row, reply.direction, look)).join('\n'));
}

type Paint = typeof coloured;

function rowsOf(block: Block, paint: Paint): readonly Row[] {
  switch (block.kind) {
    case 'heading':
      return [{ marker: '', text: paint(safe(block.text), 'heading') }];
    case 'paragraph':
      return [{ marker: '', text: lineText(block.spans, paint) }];
    case 'list': {
      const start = block.start ?? 1;
      return block.items.map((item, index) => ({
        marker: block.ordered ? `${start + index}. ` : '• ',
        text: lineText(item, paint),
      }));
    }
    case 'quote':
      return [{ marker: '│ ', text: lineText(block.spans, paint) }];
    case 'image':
      return [{ marker: '', text: paint(`[${safe(block.alt)}]`, 'quiet') }];
    default:
      return block satisfies never;
  }
}

function lineText(spans: Line, paint: Paint): string {
  return spans.map((span) => spanText(span, paint)).join('');
}

function spanText(span: Span, paint: Paint): string {
  switch (span.kind) {
    case 'text': {
      const text = safe(span.text);
      return span.style ? paint(text, span.style) : text;
    }
    case 'link':
      return `${safe(span.text)} <${paint(safe(span.url), 'link')}>`;
    case 'cite':
      // A no-break space, so that wrapping never separates a statement from its citation.
      return `\u00a0${paint(`[${span.ref}]`, 'cite')}`;
    default:
      return span satisfies never;
  }
}

/** A line of small print: its text is quiet, its addresses and marks are as elsewhere. */
function quietText(line: Line, paint: Paint): string {
  return lineText(
    line.map((span) => (span.kind === 'text' ? { ...span, style: 'quiet' } : span)),
    paint,
  );
}

function actionRow(
  action: Action,
  direction: Direction,
  commands: readonly Command[],
  paint: Paint,
): Row | undefined {
  const marker = direction === 'rtl' ? '← ' : '→ ';
  switch (action.kind) {
    case 'link':
      return { marker, text: `${safe(action.label)} <${paint(safe(action.url), 'link')}>` };
    case 'call':
    case 'form': {
      const typed = safe(formatCall(typedCall(action), commands));
      const label = safe(action.label);
      return { marker, text: paint(typed, 'code') + (label === typed ? '' : ` ${label}`) };
    }
    case 'copy':
      return undefined;
    default:
      return action satisfies never;
  }
}

/** A row as lines within the width; those after the first are indented by the width of the marker. */
function wrapped({ marker, text }: Row, direction: Direction, { width, isolate }: Look): readonly string[] {
  const columns = width === undefined ? undefined : Math.max(width - marker.length, 1);
  const lines = columns === undefined ? [text] : wrapAnsi()(text, columns, { hard: true }).split('\n');
  const indent = ' '.repeat(marker.length);
  return lines.map((line, index) => {
    const whole = (index === 0 ? marker : indent) + line;
    return isolate && direction === 'rtl' ? isolated(isolateLatin(whole)) : whole;
  });
}
