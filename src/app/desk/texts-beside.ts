import { readSourceTexts } from '../../knowledge/folder.ts';
import type { Source } from '../../knowledge/model.ts';

/** Texts of sources that lie beside them, by the file of the source. */
export async function textsBeside(
  knowledgeDir: string,
  sources: readonly Source[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const texts = await readSourceTexts(knowledgeDir, sources);
  return new Map([...texts].map(([file, text]) => [file, linesOf(text)]));
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
}
