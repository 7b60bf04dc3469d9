import { type Catalogue, type Found, fieldOf, problemAt } from '../catalogue.ts';
import { quote } from '../messages.ts';
import type { Problem } from '../problems.ts';
import { comparableWords } from './comparable.ts';
import { quotations } from './quotations.ts';
import { spellings } from './spellings.ts';

/** The text of each source that is at hand, by the file of the source: `sources/x.yaml` has it in `sources/x.txt`. */
export type SourceTexts = ReadonlyMap<string, string>;

/** Words in a row that a statement may not share with the source, names aside. */
const RUN = 8;

/** Compares facts with the text of their source: paragraphs beyond its end, runs of its words, and quotations. */
export function* againstSourceTexts(catalogue: Catalogue, texts: SourceTexts): Generator<Problem> {
  if (texts.size === 0) return;
  const stop = new Set([...catalogue.find('function-words', '*.stop.*')].map(({ value }) => String(value)));
  // "The" and "of" in a name are words like any other.
  const names = new Set(
    [...spellings(catalogue)].flatMap(({ found }) => comparableWords(String(found.value))),
  ).difference(stop);
  for (const file of catalogue.files('source')) {
    const text = texts.get(file.yaml.file);
    const source = fieldOf(file, 'source');
    if (text === undefined || source === undefined) continue;
    const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
    const title = runsOf(String(fieldOf(source, 'title')?.value), names);
    const runs = new Set(lines.flatMap((line) => [...runsOf(line, names)])).difference(title);
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
      yield* copied(own, runs, names);
      yield* quotations(own, Number(paragraph?.value), lines);
    }
  }
}

function* copied(
  statement: Found,
  runs: ReadonlySet<string>,
  names: ReadonlySet<string>,
): Generator<Problem> {
  const [run] = runsOf(String(statement.value), names).intersection(runs);
  if (run === undefined) return;
  yield problemAt(
    statement,
    `${RUN} words in a row stand in the source: ${quote(run)} - say it in your own words`,
  );
}

/** Each eight words that follow each other, names aside. */
function runsOf(text: string, names: ReadonlySet<string>): ReadonlySet<string> {
  const words = comparableWords(text).filter((word) => !names.has(word));
  return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')));
}
