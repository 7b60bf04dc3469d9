import { paragraphsOf, RUN } from '../../knowledge/checks/copied-words.ts';
import { quote } from '../../knowledge/messages.ts';
import type { Knowledge, Localized, Source } from '../../knowledge/model.ts';
import { DeskError } from '../desk-error.ts';
import { copiedFrom } from '../review/wording.ts';
import type { PresentFiles } from './published-files.ts';

/**
 * Refuses texts that share eight words in a row with their source, where its text is kept, by the rule of `check`.
 *
 * @throws DeskError that quotes the words
 */
export function refuseCopied(
  text: Localized,
  { text: hash = '', title }: Source,
  knowledge: Knowledge,
  { kept }: PresentFiles,
): void {
  const [run] = copiedFrom(paragraphsOf(kept?.get(hash) ?? ''), text, { title, knowledge });
  if (run === undefined) return;
  throw new DeskError(
    'words-copied',
    `${RUN} words in a row stand in the source: ${quote(run)}. Say it in your own words.`,
  );
}
