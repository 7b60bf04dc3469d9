import type { CommandContext, CommandGroup, CommandOption } from '../../src/command/command.ts';
import { byButton, option, worded } from '../../src/command/declare.ts';
import type { DeskService, EditorRef } from '../../src/command/desk-service.ts';
import type { Knowledge, Localized } from '../../src/knowledge/model.ts';
import { notice } from '../../src/reply/build.ts';
import { type LineLabels, readFormLines } from '../../src/reply/form-lines.ts';
import type { FormField, Reply } from '../../src/reply/reply.ts';
import { languageName, textsFor } from '../../src/text/index.ts';
import { given } from '../../src/util/given.ts';
import { SanadError } from '../../src/util/sanad-error.ts';

/** The commands of editors. Without a subcommand it lists the drafts. */
const group: CommandGroup = { name: 'desk', ...worded('desk'), alone: 'desk drafts' };

/** What every command of the group has. */
export const FOR_EDITORS = { group, access: 'edit', inGroups: true } as const;

/** What the commands have that only buttons call. */
export const FOR_BUTTONS = { ...worded('deskAct'), ...FOR_EDITORS, hidden: true } as const;

export const CARD: CommandOption = byButton('card', 'text', 'card');
/** Which of several things a button is about. */
export const NEAR: CommandOption = byButton('near', 'text', 'near');
/** The texts of all languages in one, one language a line. */
export const WORDING: CommandOption = option('text', 'text', 'wording');

/** The languages that have an option of their own. */
const LANGUAGE_OPTIONS: readonly CommandOption[] = [
  byButton('en', 'text', 'english'),
  byButton('ar', 'text', 'arabic'),
  byButton('ckb', 'text', 'sorani'),
];

/** Options for a text in each language, by the fields of a form and as one text. */
export const TEXTS: readonly CommandOption[] = [WORDING, ...LANGUAGE_OPTIONS];

/** A form has at most so many fields. */
const MOST_FIELDS = 5;

/** A command's run with the desk at hand. What the desk refuses is told in its own sentences. */
export function atDesk(
  run: (args: Readonly<Record<string, string>>, context: CommandContext, desk: DeskService) => Promise<Reply>,
): (args: Readonly<Record<string, string>>, context: CommandContext) => Promise<Reply> {
  return async (args, context) => {
    const { desk, language } = context;
    if (desk === undefined) return notice(language, [textsFor(language).desk.others]);
    try {
      return await run(args, context, desk);
    } catch (error) {
      if (!(error instanceof SanadError)) throw error;
      return notice(language, [error.message, ...(error.mend === undefined ? [] : [error.mend])]);
    }
  };
}

/** Who acts. */
export function editorIn({ inbound: { from, user, name }, language }: CommandContext): EditorRef {
  return { by: `${from.platform}:${user}`, language, ...given({ name }) };
}

/** The languages in which an editor words facts: those that the situation requires, then others of the bot. */
export function wordingLanguages({ situation }: Knowledge): readonly string[] {
  const others = LANGUAGE_OPTIONS.map(({ name }) => name);
  return [...new Set([...situation.required, ...others])]
    .filter((language) => others.includes(language))
    .slice(0, MOST_FIELDS);
}

/** A field for the text in each language, with the text that there is. */
export function languageFields(languages: readonly string[], now: Localized): readonly FormField[] {
  return languages.map((language) => ({
    kind: 'text',
    option: language,
    label: languageName(language),
    long: true,
    ...given({ value: now[language] }),
  }));
}

/** Texts by language as an editor gave them; undefined if there are none. */
export function textsIn(
  args: Readonly<Record<string, string>>,
  { knowledge, desk }: CommandContext,
  labels?: LineLabels,
): Localized | 'unread' | undefined {
  const byField = Object.fromEntries(
    LANGUAGE_OPTIONS.flatMap(({ name }) => (args[name] === undefined ? [] : [[name, args[name]]])),
  );
  const whole = args['text'] === undefined ? {} : readLines(args['text'], knowledge, desk, labels);
  if (whole === 'unread') return whole;
  const all = { ...byField, ...whole };
  return Object.keys(all).length === 0 ? undefined : all;
}

/**
 * Texts of which each begins with its language ("en: …"), or one text whose language can be told. `reason: …` is kept under
 * that name, and so is what stands behind one of the labels.
 */
export function readLines(
  text: string,
  knowledge: Knowledge,
  desk: Pick<DeskService, 'detect'> | undefined,
  labels: LineLabels = new Map(),
): Localized | 'unread' {
  const codes = [...wordingLanguages(knowledge), ...knowledge.situation.required, 'reason'];
  const known: LineLabels = new Map([...codes.map((code) => [code, code] as const), ...labels]);
  return readFormLines(text, known, () => {
    const detected = desk?.detect(text);
    return detected !== undefined && known.has(detected) ? detected : undefined;
  });
}

/** Says that the language of a text cannot be told. */
export function unread({ language, knowledge }: CommandContext): Reply {
  const names = wordingLanguages(knowledge).map((code) => `${code}:`);
  return notice(language, [textsFor(language).desk.unread(names.join(' '))]);
}
