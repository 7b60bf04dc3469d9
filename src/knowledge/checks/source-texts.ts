import { type Catalogue, type Found, fieldOf, problemAt } from '../catalogue.ts';
import { quote } from '../messages.ts';
import type { Problem } from '../problems.ts';
import { CopiedWords, paragraphsOf, RUN } from './copied-words.ts';
import { quotations } from './quotations.ts';
import { spellings } from './spellings.ts';

/** The text of each source that is at hand, by the file of the source: `sources/x.yaml` has it in `sources/x.txt`. */
export type SourceTexts = ReadonlyMap<string, string>;

/** Compares facts with the text of their source: paragraphs beyond its end, runs of its words, and quotations. */
export function* againstSourceTexts(catalogue: Catalogue, texts: SourceTexts): Generator<Problem> {
  if (texts.size === 0) return;
  const stop = new Set([...catalogue.find('function-words', '*.stop.*')].map(({ value }) => String(value)));
  const names = [...spellings(catalogue)].map(({ found }) => String(found.value));
  for (const file of catalogue.files('source')) {
    const text = texts.get(file.yaml.file);
    const source = fieldOf(file, 'source');
    if (text === undefined || source === undefined) continue;
    const lines = paragraphsOf(text);
    const title = String(fieldOf(source, 'title')?.value);
    const copied = new CopiedWords(lines, { title, spellings: names, stop });
    const language = String(fieldOf(source, 'language')?.value);
    for (const fact of catalogue.find('source', 'facts.*')) {
      if (fact.yaml !== file.yaml) continue;
      const paragraph = fieldOf(fact, 'paragraph');
      if (typeof paragraph?.value === 'number' && paragraph.value > lines.length) {
        yield problemAt(
          paragraph,
          `the text of the source has ${lines.length} paragraphs, the title among them - is the number right?`,
        );
      }
      const statement = fieldOf(fact, 'text');
      const own = statement && fieldOf(statement, language);
      if (own === undefined) continue;
      yield* runsIn(own, copied);
      yield* quotations(own, Number(paragraph?.value), lines);
    }
  }
}

function* runsIn(statement: Found, copied: CopiedWords): Generator<Problem> {
  const run = copied.in(String(statement.value));
  if (run === undefined) return;
  yield problemAt(
    statement,
    `${RUN} words in a row stand in the source: ${quote(run)} - say it in your own words`,
  );
}
