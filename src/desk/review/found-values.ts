import { didYouMean, quote } from '../../knowledge/messages.ts';
import type { Knowledge, Localized } from '../../knowledge/model.ts';
import { fold } from '../../query/words/fold.ts';
import { nearest } from '../../util/edit-distance.ts';
import { DeskError } from '../desk-error.ts';
import type { Draft } from '../draft.ts';

/** Something that editors call by its id or by any spelling. */
interface Spelled {
  readonly id: string;
  readonly spellings: readonly string[];
}

/** Shorter words are near to too many others. */
const SHORTEST = 4;

/** The names that facts of a draft may use: the known ones, and its own. */
export function namesOf({ newNames }: Draft, { names }: Knowledge): readonly Spelled[] {
  return [...names, ...newNames].map(({ id, name, also = {} }) => ({
    id,
    spellings: [...Object.values(name), ...Object.values(also).flat()],
  }));
}

export function topicsOf({ situation }: Knowledge): readonly Spelled[] {
  return Object.entries(situation.topics).map(([id, title]: [string, Localized]) => ({
    id,
    spellings: Object.values(title),
  }));
}

/** The id of what was typed by its id or in any spelling; undefined if there is none. */
export function idFound(typed: string, among: readonly Spelled[]): string | undefined {
  const wanted = comparable(typed);
  const byId = among.find(({ id }) => id === typed.trim().toLowerCase());
  return (byId ?? among.find(({ spellings }) => spellings.some((one) => comparable(one) === wanted)))?.id;
}

/** The spelling or id that is nearest to what was typed. */
export function nearSpelling(typed: string, among: readonly Spelled[]): string | undefined {
  if ([...typed.trim()].length < SHORTEST) return undefined;
  const spelled = new Map(
    among.flatMap(({ id, spellings }) => [id, ...spellings].map((one) => [comparable(one), one] as const)),
  );
  const meant = nearest(comparable(typed), spelled.keys());
  return meant === undefined ? undefined : spelled.get(meant);
}

/**
 * The ids of a list that is joined by commas or stands on lines of its own; ids alone may be joined by spaces.
 *
 * @param mend what to do where one is unknown
 * @throws DeskError that names the one that is unknown, and the nearest
 */
export function idsFound(
  typed: string,
  among: readonly Spelled[],
  what: string,
  mend: string,
): readonly string[] {
  const parts = typed.split(/[,،;؛·\n]+/u).flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
  const ids = parts.flatMap((part) => {
    const id = idFound(part, among);
    if (id !== undefined) return [id];
    const words = part.split(/\s+/);
    if (words.length > 1 && words.every((word) => among.some((one) => one.id === word))) return words;
    const meant = nearSpelling(part, among);
    throw new DeskError(
      `no-such-${what}`,
      `There is no ${what} ${quote(part)}${meant === undefined ? `; ${mend}` : didYouMean(meant, [meant])}`,
    );
  });
  return [...new Set(ids)];
}

function comparable(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
