import { lazy } from '../../util/lazy.ts';
import { fold, type Token } from '../words/fold.ts';
import type { Cue, CuePhrases } from './cue.ts';
import { PHRASES } from './phrases/index.ts';

/** One word of a pattern: what it may be, and whether it may be left out. */
interface Element {
  readonly words: ReadonlySet<string>;
  readonly optional: boolean;
}

interface Pattern {
  readonly cue: Cue;
  readonly elements: readonly Element[];
}

/** A phrase of a text that shows a wish, from one token up to another (exclusive). */
export interface FoundCue {
  readonly cue: Cue;
  readonly from: number;
  readonly to: number;
}

/** Patterns by the words that may open them, per language; read when a language is first asked for. */
const byOpening = lazy(
  () => new Map(Object.entries(PHRASES).map(([language, cues]) => [language, lazy(() => openings(cues))])),
);

function openings(cues: CuePhrases): Map<string, Pattern[]> {
  const found = new Map<string, Pattern[]>();
  for (const [cue, patterns] of Object.entries(cues)) {
    for (const pattern of patterns) {
      const elements = pattern.split(' ').map(toElement);
      // The first word that has to be there may open it, and so may each that may be left out before it.
      const required = elements.findIndex(({ optional }) => !optional);
      for (const { words } of elements.slice(0, required + 1)) {
        for (const word of words) {
          const list = found.getOrInsert(word, []);
          list.push({ cue: cue as Cue, elements });
        }
      }
    }
  }
  return found;
}

function toElement(text: string): Element {
  const optional = text.endsWith('?');
  const words = text.split('/').map((word) => fold(word.replaceAll('?', '')).replace(/[^\p{L}\p{N}]+/gu, ''));
  return { words: new Set(words), optional };
}

/**
 * The cues of a text in any language, each at its longest, from left to right; no two overlap. A short text does not show
 * its language well.
 */
export function findCues(tokens: readonly Token[]): FoundCue[] {
  const tables = [...byOpening().values()].map((table) => table());
  const found: FoundCue[] = [];
  for (let at = 0; at < tokens.length; at++) {
    let best: FoundCue | undefined;
    for (const table of tables) {
      for (const { cue, elements } of table.get(tokens[at]?.folded ?? '') ?? []) {
        const to = matchEnd(tokens, at, elements, 0);
        if (to !== undefined && to > (best?.to ?? at)) best = { cue, from: at, to };
      }
    }
    if (best === undefined) continue;
    found.push(best);
    at = best.to - 1;
  }
  return found;
}

/** Where a pattern's longest match ends; undefined where it does not match. */
function matchEnd(
  tokens: readonly Token[],
  at: number,
  elements: readonly Element[],
  next: number,
): number | undefined {
  const element = elements[next];
  if (element === undefined) return at;
  const token = tokens[at];
  if (token !== undefined && element.words.has(token.folded)) {
    const end = matchEnd(tokens, at + 1, elements, next + 1);
    if (end !== undefined) return end;
  }
  return element.optional ? matchEnd(tokens, at, elements, next + 1) : undefined;
}
