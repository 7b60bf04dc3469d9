/** Languages written in Arabic letters; all others that are asked in use Latin ones. */
const ARABIC: ReadonlySet<string> = new Set(['ar', 'ckb', 'fa', 'ur']);

/** Whether the language's words are written in Arabic letters. */
export function usesArabicScript(language: string): boolean {
  return ARABIC.has(language);
}
