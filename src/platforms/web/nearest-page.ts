import type { Command } from '../../command/command.ts';
import { nearest } from '../../util/edit-distance.ts';
import type { Page } from './pages.ts';

/** Longer addresses are no misspelt ones. */
const LONGEST_PATH = 200;

/**
 * The address that a reader probably meant who came to one without a page; undefined where none is spelled alike. A page that
 * needs a value is meant only where there is one.
 */
export function nearestPage(
  path: string,
  language: string,
  pages: readonly Page[],
  commands: readonly Command[],
): string | undefined {
  if (path.length > LONGEST_PATH) return undefined;
  const [, first = '', second = ''] = path.split('/');
  const inPath = pages.filter(({ value }) => value !== undefined && value.query === undefined);
  const needing = new Set(
    commands.filter(({ options }) => options.some(({ required }) => required)).map(({ name }) => name),
  );
  const alone = pages.filter(({ value, command }) => value === undefined && !needing.has(command));
  const like = (some: readonly Page[]): Page | undefined => {
    const found = nearest(
      `/${first}`,
      some.map((page) => page.path),
    );
    return some.find((page) => page.path === found);
  };
  const id = decoded(second);
  const page = id === '' ? undefined : like(inPath);
  const known = page?.value?.toValue === undefined || page.value.toValue(id, language) !== undefined;
  return page !== undefined && known ? `${page.path}/${encodeURIComponent(id)}` : like(alone)?.path;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
