import type { Line, Span } from './reply.ts';

/** A line as its text and the small print at its end: of a statement, the speaker, the status and the citations. */
export function partedAtSmallPrint(line: Line): readonly [text: Line, smallPrint: Line] {
  const start = line.findIndex(
    (span, index) =>
      isQuiet(span) && line.slice(index).every((next) => next.kind === 'cite' || isQuiet(next)),
  );
  return start < 0 ? [line, []] : [line.slice(0, start), line.slice(start)];
}

function isQuiet(span: Span): boolean {
  return span.kind === 'text' && span.style === 'quiet';
}
