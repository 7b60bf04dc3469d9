import type { Knowledge } from '../knowledge/model.ts';
import { textLanguages } from '../text/index.ts';

/** The language in which editors are told: the first one of the situation that we write. */
export function editorsLanguage({ situation }: Pick<Knowledge, 'situation'>): string {
  return situation.required.find((each) => textLanguages.includes(each)) ?? 'en';
}
