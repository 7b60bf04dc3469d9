import { useColour } from './colour.ts';
import type { Look } from './render.ts';

/** Lines longer than this are hard to read, however wide the window. */
const WIDEST = 100;

/** How a stream shows text: wrapped and coloured on a terminal, plain in a pipe, so that programs can read it. */
export function terminalLook(
  env: Readonly<Record<string, string | undefined>>,
  stream: { readonly isTTY?: boolean; readonly columns?: number },
): Look {
  if (stream.isTTY !== true) return { colour: false, isolate: false };
  // A terminal that does not know its width says 0.
  return { width: Math.min(stream.columns || 80, WIDEST), colour: useColour(env, stream), isolate: true };
}
