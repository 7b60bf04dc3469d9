import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Draft } from '../../desk/draft.ts';
import { LARGEST } from '../../desk/intake/file-text.ts';
import type { Given, Intake } from '../../desk/intake/intake.ts';
import { preview, takeIn } from '../../desk/intake/take-in.ts';
import { looksLikeAddress } from '../../desk/intake/web-address.ts';
import { given } from '../../util/given.ts';
import { ArgumentsError } from '../arguments-error.ts';
import type { Environment, Input } from '../environment.ts';
import { explainFileError } from '../file-error.ts';
import type { DeskCommand } from './desk-command.ts';
import { openIntake } from './desk-intake.ts';

const USE = `npm run desk -- add FILE|URL|-    makes a draft of a text, a page or the standard input
    --json                            prints the draft as one JSON object, and keeps nothing
    --keep                            with --json: keeps it as well
    --anyway                          also what is in already
    --title, --publisher, --author, --language, --url, --published
                                      what the text itself does not say, or says wrongly`;

const OPTIONS = {
  json: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  anyway: { type: 'boolean', default: false },
  title: { type: 'string' },
  publisher: { type: 'string' },
  author: { type: 'string' },
  language: { type: 'string' },
  url: { type: 'string' },
  published: { type: 'string' },
} as const;

/** `desk add`: makes a draft of a file, a page or the standard input. */
export const add: DeskCommand = {
  async run(words, environment) {
    const { source, values } = argumentsIn(words);
    const { json, keep, anyway, ...about } = values;
    const said = givenIn(about);
    const intake = { ...(await intakeOf(source, environment)), given: said, anyway: anyway || json };
    await using open = await openIntake(environment);
    const taken = await (json && !keep ? preview : takeIn)(intake, open.deps);
    const { output, errors } = environment;
    if (taken.outcome === 'refused') {
      const { known } = taken;
      const mend = known === undefined ? '' : '\nAdd --anyway to make a draft of it all the same.';
      errors.write(`${taken.sentence}${mend}\n`);
      return 1;
    }
    const { draft } = taken;
    if (json) output.write(`${JSON.stringify(draft)}\n`);
    else output.write(`${open.where}drafts/${draft.id}.yaml\n${summary(draft)}`);
    return 0;
  },
};

function argumentsIn(words: readonly string[]) {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : '').split('. ');
    throw new ArgumentsError(`desk add: ${first}.\n${USE}`);
  }
  const { positionals, values } = parsed;
  const [source, ...more] = positionals;
  if (source === undefined) throw new ArgumentsError(`desk add: name a file or an address.\n${USE}`);
  if (more.length > 0)
    throw new ArgumentsError(
      `desk add takes one file or address, but was given "${more[0]}" as well.\n${USE}`,
    );
  return { source, values };
}

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
}

function givenIn({ published, language, url, ...about }: Given): Given {
  if (published !== undefined && !isDay(published))
    throw new ArgumentsError(
      `--published ${published}: there is no such day; write it as YYYY-MM-DD, such as 2026-01-20.`,
    );
  if (language !== undefined && canonical(language) !== language)
    throw new ArgumentsError(
      `--language ${language}: this is no language code; write one such as en, ar or ckb.`,
    );
  if (url !== undefined && !/^https?:\/\//i.test(url))
    throw new ArgumentsError(`--url ${url}: a web address begins with "https://" or "http://".`);
  return given({ ...about, published, language, url });
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

function canonical(code: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(code)[0];
  } catch {
    return undefined;
  }
}

async function intakeOf(source: string, { input }: Environment): Promise<Intake> {
  if (looksLikeAddress(source))
    return { kind: 'address', address: source, origin: { kind: 'address', at: source } };
  const bytes = await readAtMost(source === '-' ? input : createReadStream(source)).catch(
    (error: unknown) => {
      throw explainFileError(error, `desk add ${source}`);
    },
  );
  const name = source === '-' ? '-' : basename(source);
  return { kind: 'file', name, bytes, origin: { kind: 'file', at: name } };
}

/** Reads no further than it takes to know that it is too much. */
async function readAtMost(input: Input | ReturnType<typeof createReadStream>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size > LARGEST) break;
  }
  return Buffer.concat(chunks);
}

const FIELDS = ['title', 'publisher', 'author', 'language', 'url', 'published'] as const;

/** What was found, a line each. */
function summary({ source, reasons, notes, facts, newNames }: Draft): string {
  const width = Math.max(...FIELDS.map((field) => field.length)) + 2;
  return [
    ...notes.map((note) => `! ${note}`),
    ...FIELDS.map((field) => {
      const reason = reasons[field] === undefined ? '' : ` (${reasons[field]})`;
      return `${`${field}:`.padEnd(width)}${source[field] ?? '-'}${reason}`;
    }),
    `facts proposed: ${facts.length}; new names: ${newNames.length}`,
    '',
  ].join('\n');
}
