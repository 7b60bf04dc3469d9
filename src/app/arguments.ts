import { parseArgs } from 'node:util';
import { nearest } from '../util/edit-distance.ts';
import { given } from '../util/given.ts';
import { ArgumentsError } from './arguments-error.ts';
import { type PackArguments, packArguments } from './pack-arguments.ts';

/** What the command line asks for. */
export type Arguments =
  | { readonly run: 'start' }
  | { readonly run: 'check'; readonly strict: boolean }
  | { readonly run: 'help' }
  | PackArguments
  | { readonly run: 'mcp' }
  | ({
      readonly run: 'ask';
      readonly question: string;
      readonly json: boolean;
    } & AnswerOptions)
  | ({ readonly run: 'batch'; readonly file: string } & AnswerOptions)
  | ({ readonly run: 'check-text'; readonly file: string; readonly json: boolean } & AnswerOptions)
  | { readonly run: 'report'; readonly json: boolean; readonly days: number }
  | { readonly run: 'store'; readonly action: 'export' | 'import'; readonly file: string }
  | { readonly run: 'backup'; readonly file: string }
  /** The words after `desk`, which its parts read themselves. */
  | { readonly run: 'desk'; readonly words: readonly string[] };

/** Options of one question and of a batch. */
export interface AnswerOptions {
  /** Language of the answers. */
  readonly language?: string;
  /** An ISO date: leaves out what happened or was published later. */
  readonly asOf?: string;
  /** A plain text that answers instead of the knowledge. */
  readonly text?: TextFile;
}

/** A file of plain text, with what the text itself does not say. */
export interface TextFile {
  readonly file: string;
  /** ISO date on which it was published. */
  readonly published?: string;
  /** Code of its language; found from the text if left out. */
  readonly language?: string;
  readonly publisher?: string;
}

const COMMANDS = ['ask', 'backup', 'check', 'desk', 'help', 'mcp', 'pack', 'report', 'start', 'store'];
const OPTIONS = {
  json: { type: 'boolean', default: false },
  batch: { type: 'string' },
  check: { type: 'string' },
  lang: { type: 'string' },
  'as-of': { type: 'string' },
  text: { type: 'string' },
  published: { type: 'string' },
  language: { type: 'string' },
  publisher: { type: 'string' },
  days: { type: 'string' },
  strict: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** The options of a command other than `ask`. */
const OWN_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  report: ['--json', '--days'],
  check: ['--strict'],
};
const USUAL_DAYS = 7;
const MOST_DAYS = 3_650;

export const HELP = `Usage:
  npm start                                starts the bots that have a token; without any, a chat in the terminal,
                                           where each piped line is a question
  npm run ask -- "question"                answers one question
      --json                               prints the answer as one JSON object
      --lang CODE                          answers in this language: en, ar or ckb
      --as-of YYYY-MM-DD                   leaves out what happened or was published later
      --text FILE                          answers from a plain text instead of the knowledge; its first line is the
                                           title, each further line a paragraph
      --published YYYY-MM-DD               with --text: the day on which it was published; else no date is shown
      --publisher NAME                     with --text: who published it
      --language CODE                      with --text: its language; else it is told from the text
  npm run ask -- --json --batch FILE       answers many questions: reads a JSON object {"id","question","context"?}
                                           from each line, and prints one JSON object a line; FILE - is the
                                           standard input
  npm run ask -- --check FILE              checks a text against the sources, statement by statement; FILE - is the
                                           standard input; takes --json (one object a line), --lang and --as-of
  npm start -- check                       checks the files of the knowledge: names mistakes, and warns of what can
                                           hardly be meant
      --strict                             fails on warnings too
  npm run -s start -- mcp                  serves the tools for assistants on the standard streams, by the Model
                                           Context Protocol; without -s npm writes there as well
  npm start -- report                      prints questions by outcome and language, gaps met, words that no source
                                           has, votes by fact and failed deliveries: of the last 7 days
      --days N                             of the last N days, today being one of them; words and deliveries are kept
                                           for 30
      --json                               prints them as one JSON object
  npm start -- pack FILE.html              writes one file with the knowledge, the search and the pages, which works without
                                           a network (docs/pack.md)
      --languages CODES                    with the texts of these languages alone, such as en,ar
  npm start -- pack --verify FILE.html     checks the signature of such a file
      --key FILE|NUMBER                    by this public key or its number; else by your own key
  npm start -- pack --new-key              makes the key that signs such files
  npm run desk                             lists the drafts of sources; review ID reviews one, fact by fact
  npm run desk -- add FILE|URL|-           makes a draft of a source from a text, a page or the standard input
  npm run desk -- feeds                    lists the feeds whose new items become drafts; feeds add URL adds one
  npm run desk -- publish ID               writes the accepted facts of a draft into the knowledge
  npm run desk -- correct FACT             corrects a published fact; retract FACT takes it back
  npm run desk -- translate LANGUAGE       lists the texts that a language lacks, and writes one
  npm run desk -- log                      shows who did what; npm run desk -- help shows all options of the desk
  npm start -- backup FILE                 copies the SQLite store in DATA_DIR to a new file, also while the bots run
                                           (docs/operating.md says how to start from it)
  npm run store -- export FILE             writes everything in the store (DATA_DIR or DATABASE_URL) as JSON lines
  npm run store -- import FILE             reads such a file into an empty store; FILE - is the standard output or
                                           input; use npm run --silent store then, since npm writes there as well
`;

/**
 * Reads the words of the command line.
 *
 * @param languages codes of the languages in which answers are given
 * @throws ArgumentsError
 */
export function readArguments(words: readonly string[], languages: readonly string[]): Arguments {
  const [command = 'start', ...rest] = words[0]?.startsWith('-') ? ['start', ...words] : words;
  if (!COMMANDS.includes(command))
    throw new ArgumentsError(`There is no command "${command}"${suggestion(command, COMMANDS)}`);
  if (command === 'desk') return { run: 'desk', words: rest };
  if (command === 'pack' && !rest.some((word) => word === '--help' || word === '-h'))
    return packArguments(rest, languages);
  const { values, positionals } = parseOptions(rest);
  if (command === 'help' || values.help) return { run: 'help' };
  if (command === 'store') return storeArguments(rest);
  if (command === 'backup') return backupArguments(rest);
  if (command !== 'ask') {
    const extra =
      positionals[0] ??
      rest.find((word) => word.startsWith('-') && !OWN_OPTIONS[command]?.includes(word.split('=')[0] ?? ''));
    if (extra !== undefined)
      throw new ArgumentsError(`"${command}" takes no more arguments, but was given "${extra}".`);
    if (command === 'report') return { run: 'report', json: values.json, days: daysOf(values.days) };
    if (command === 'check') return { run: 'check', strict: values.strict };
    return command === 'mcp' ? { run: 'mcp' } : { run: 'start' };
  }
  const language = values.lang?.trim().toLowerCase();
  if (language !== undefined && !languages.includes(language)) {
    throw new ArgumentsError(
      `--lang ${values.lang}: answers are given in ${languages.join(', ')}${suggestion(language, languages)}`,
    );
  }
  const asOf = values['as-of'] === undefined ? undefined : isoDate('--as-of', values['as-of']);
  const options = given({ language, asOf, text: textFile(values) });
  if (values.check !== undefined) {
    if (positionals.length > 0 || values.batch !== undefined)
      throw new ArgumentsError('Give only one of a question, --batch FILE and --check FILE.');
    return { run: 'check-text', file: values.check, json: values.json, ...options };
  }
  if (values.batch !== undefined) {
    if (positionals.length > 0) throw new ArgumentsError('Give either a question or --batch FILE, not both.');
    return { run: 'batch', file: values.batch, ...options };
  }
  if (positionals.length === 0)
    throw new ArgumentsError('What is the question? For example: npm run ask -- "who guards the border?"');
  return { run: 'ask', question: positionals.join(' '), json: values.json, ...options };
}

function daysOf(text: string | undefined): number {
  if (text === undefined) return USUAL_DAYS;
  const days = Number(text);
  if (/^\d{1,4}$/.test(text) && days >= 1 && days <= MOST_DAYS) return days;
  throw new ArgumentsError(`--days ${text}: give a whole number from 1 to ${MOST_DAYS}, such as 30.`);
}

/** Options that say more about a plain text. */
const ABOUT_TEXT = ['published', 'language', 'publisher'] as const;

function textFile({
  text: file,
  published,
  language,
  publisher,
}: Readonly<Partial<Record<'text' | (typeof ABOUT_TEXT)[number], string>>>): TextFile | undefined {
  const about = given({
    published: published === undefined ? undefined : isoDate('--published', published),
    language: language?.trim().toLowerCase(),
    publisher: publisher?.trim() || undefined,
  });
  if (file !== undefined) return { file, ...about };
  const alone = ABOUT_TEXT.find((option) => option in about);
  if (alone !== undefined)
    throw new ArgumentsError(`--${alone} says more about a text: give it with --text FILE.`);
  return undefined;
}

function storeArguments([action, file, ...more]: readonly string[]): Arguments {
  if ((action === 'export' || action === 'import') && file && more.length === 0)
    return { run: 'store', action, file };
  throw new ArgumentsError('Say what to do with the store: npm run store -- export FILE, or import FILE.');
}

function backupArguments([file, ...more]: readonly string[]): Arguments {
  if (file && !file.startsWith('-') && more.length === 0) return { run: 'backup', file };
  throw new ArgumentsError(
    'Say which new file is to hold the backup, such as: npm start -- backup backups/2026-01-31.sqlite',
  );
}

function parseOptions(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const known = Object.keys(OPTIONS).map((name) => `--${name}`);
    const unknown = words.find((word) => word.startsWith('-') && !known.includes(word.split('=')[0] ?? ''));
    if (unknown !== undefined && unknown !== '-h') {
      throw new ArgumentsError(
        `There is no option "${unknown}"${suggestion(unknown, known)} Put -- before a question that starts with a dash.`,
      );
    }
    throw new ArgumentsError(
      `${error instanceof Error ? error.message.split('. ')[0] : 'The options cannot be read'}.`,
    );
  }
}

function isoDate(option: string, text: string): string {
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text.trim())) throw new RangeError();
    return Temporal.PlainDate.from(text.trim(), { overflow: 'reject' }).toString();
  } catch {
    throw new ArgumentsError(
      `${option} ${text}: there is no such day; write it as YYYY-MM-DD, such as 2026-01-20.`,
    );
  }
}

/** The end of a sentence on an unknown word, with the known one that is near. */
export function suggestion(typed: string, known: readonly string[]): string {
  const near = nearest(typed, known);
  return near === undefined ? '.' : `; did you mean "${near}"?`;
}
