import { AR } from './attribution-words/ar.ts';
import { CKB } from './attribution-words/ckb.ts';
import { EN } from './attribution-words/en.ts';
import { FR } from './attribution-words/fr.ts';
import { TR } from './attribution-words/tr.ts';
import type { AttributionWords } from './attribution-words/words.ts';

export type { AttributionWords } from './attribution-words/words.ts';

/** How speakers are named, by code of language. */
export const ATTRIBUTIONS: Readonly<Record<string, AttributionWords>> = {
  en: EN,
  ar: AR,
  ckb: CKB,
  tr: TR,
  fr: FR,
};
