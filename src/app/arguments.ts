import { parseArgs } from 'node:util';
import { nearest } from '../util/edit-distance.ts';

/** What the command line asks for. */
export type Usage =
  | { readonly run: 'start' }
  | { readonly run: 'check' }
  | { readonly run: 'help' }
  | ({
      readonly run: 'ask';
      readonly question: string;
      readonly json: boolean;
    } & Choices)
  | ({ readonly run: 'batch'; readonly file: string } & Choices)
  | { readonly run: 'report'; readonly json: boolean }
  | { readonly run: 'store'; readonly action: 'export' | 'import'; readonly file: string };

/** What one question and a batch have in common. */
interface Choices {
  /** Language of the answers. */
  readonly language?: string;
  /** ISO date. */
  readonly asOf?: string;
  /** A file of plain text that is asked instead of the knowledge. */
  readonly text?: string;
}

/** The command line is not usable; the message says why, and what would be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const COMMANDS = ['ask', 'check', 'help', 'report', 'start', 'store'];
const OPTIONS = {
  json: { type: 'boolean', default: false },
  batch: { type: 'string' },
  lang: { type: 'string' },
  'as-of': { type: 'string' },
  text: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export const HELP = `Usage:
  npm start                                a chat in the terminal; piped lines are questions
  npm run ask -- "question"                one answer
      --json                               as one JSON object
      --lang CODE                          in this language
      --as-of YYYY-MM-DD                   leaving out what happened later
      --text FILE                          from a plain text instead of the knowledge: a title, and paragraphs
  npm run ask -- --json --batch FILE       a JSON object {"id","question","context"?} a line in, one a line out;
                                           FILE - reads the standard input
  npm start -- report                      questions by outcome, gaps met and votes by fact: numbers only
      --json                               as one JSON object
  npm run store -- export FILE             everything that the store holds (DATA_DIR, DATABASE_URL) as JSON lines
  npm run store -- import FILE             puts it into an empty store; FILE - is the standard output or input,
                                           which npm writes to as well, but for: npm run --silent store
`;

/**
 * Reads the command line's words.
 *
 * @param languages codes of the languages in which answers are given
 * @throws UsageError
 */
export function readUsage(words: readonly string[], languages: readonly string[]): Usage {
  const [command = 'start', ...rest] = words[0]?.startsWith('-') ? ['start', ...words] : words;
  if (!COMMANDS.includes(command))
    throw new UsageError(`There is no command "${command}"${meant(command, COMMANDS)}`);
  const { values, positionals } = parse(rest);
  if (command === 'help' || values.help) return { run: 'help' };
  if (command === 'store') return moving(rest);
  if (command !== 'ask') {
    const extra =
      positionals[0] ??
      rest.find((word) => word.startsWith('-') && (command !== 'report' || word !== '--json'));
    if (extra !== undefined)
      throw new UsageError(`"${command}" takes nothing more, but was given "${extra}".`);
    if (command === 'report') return { run: 'report', json: values.json };
    return command === 'check' ? { run: 'check' } : { run: 'start' };
  }
  const language = values.lang?.trim().toLowerCase();
  if (language !== undefined && !languages.includes(language)) {
    throw new UsageError(
      `--lang ${values.lang}: answers are given in ${languages.join(', ')}${meant(language, languages)}`,
    );
  }
  const asOf = values['as-of'] === undefined ? undefined : day(values['as-of']);
  const choices = {
    ...(language === undefined ? {} : { language }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(values.text === undefined ? {} : { text: values.text }),
  };
  if (values.batch !== undefined) {
    if (positionals.length > 0) throw new UsageError('Give either a question or --batch FILE, not both.');
    return { run: 'batch', file: values.batch, ...choices };
  }
  if (positionals.length === 0)
    throw new UsageError('What is the question? For example: npm run ask -- "who guards the border?"');
  return { run: 'ask', question: positionals.join(' '), json: values.json, ...choices };
}

function moving([action, file, ...more]: readonly string[]): Usage {
  if ((action === 'export' || action === 'import') && file && more.length === 0)
    return { run: 'store', action, file };
  throw new UsageError('Say what to do with the store: npm run store -- export FILE, or import FILE.');
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const known = Object.keys(OPTIONS).map((name) => `--${name}`);
    const unknown = words.find((word) => word.startsWith('-') && !known.includes(word.split('=')[0] ?? ''));
    if (unknown !== undefined && unknown !== '-h') {
      throw new UsageError(
        `There is no option "${unknown}"${meant(unknown, known)} Put -- before a question that starts with a dash.`,
      );
    }
    throw new UsageError(
      `${error instanceof Error ? error.message.split('. ')[0] : 'The options cannot be read'}.`,
    );
  }
}

function day(text: string): string {
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text.trim())) throw new RangeError();
    return Temporal.PlainDate.from(text.trim(), { overflow: 'reject' }).toString();
  } catch {
    throw new UsageError(
      `--as-of ${text}: there is no such day; write it as YYYY-MM-DD, such as 2026-01-20.`,
    );
  }
}

function meant(typed: string, known: readonly string[]): string {
  const near = nearest(typed, known);
  return near === undefined ? '.' : `; did you mean "${near}"?`;
}
