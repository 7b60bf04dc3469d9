import { MessageFlags } from 'discord.js';
import type { SentFile } from '../journal.ts';
import { invalidForm, lengthOf, type Mistake, refusals, tooLong } from '../rest/refusals.ts';
import { allComponents, componentMistakes, type Draft } from './component-form.ts';

/** A message in a request, where null is the same as absent. */
export interface MessageDraft {
  readonly content?: string;
  readonly embeds?: readonly Readonly<Record<string, unknown>>[];
  readonly components?: readonly Draft[];
  readonly attachments?: readonly AttachmentDraft[];
  readonly flags?: number;
  readonly poll?: unknown;
  readonly sticker_ids?: readonly string[];
}

/** What a request says about one of its files, or about an attachment that stays. */
export interface AttachmentDraft {
  /** The number of the file in the request, or the id of an attachment of the message. */
  readonly id: string;
  readonly filename?: string;
  readonly description?: string;
}

const MOST_CONTENT = 2000;
const MOST_EMBEDS = 10;
const MOST_IN_EMBEDS = 6000;
const LARGEST_FILE = 10 * 1024 * 1024;
/** Fields that a message with IsComponentsV2 must not have. */
const NOT_WITH_SECOND_VERSION = ['content', 'embeds', 'poll', 'sticker_ids'] as const;

/**
 * Refuses what Discord refuses in a message.
 * @param prefix path of the message in the body, such as `data.`
 * @param kept names of the attachments that the message already has
 * @throws Refusal
 */
export function checkMessage(
  draft: MessageDraft,
  files: readonly SentFile[],
  prefix = '',
  kept: readonly string[] = [],
): void {
  if (files.some(({ bytes }) => bytes.length > LARGEST_FILE)) throw refusals.tooLarge();
  const { content = '', embeds = [], components = [], flags = 0 } = draft;
  const second = (flags & MessageFlags.IsComponentsV2) !== 0;
  const mistakes = [
    ...(second ? mixedMistakes(draft) : []),
    ...(lengthOf(content) > MOST_CONTENT ? [tooLong('content', MOST_CONTENT)] : []),
    ...(embeds.length > MOST_EMBEDS ? [tooLong('embeds', MOST_EMBEDS)] : []),
    ...(embedCharacters(embeds) > MOST_IN_EMBEDS
      ? [
          {
            at: 'embeds',
            code: 'MAX_EMBED_SIZE_EXCEEDED',
            message: `Embed size exceeds maximum size of ${MOST_IN_EMBEDS}`,
          },
        ]
      : []),
    ...componentMistakes(components, second),
    ...fileMistakes(draft, files, kept),
  ];
  if (mistakes.length > 0) throw invalidForm(mistakes.map((one) => ({ ...one, at: `${prefix}${one.at}` })));
  if (isEmpty(draft, files, kept)) throw refusals.emptyMessage();
}

function isEmpty(draft: MessageDraft, files: readonly SentFile[], kept: readonly string[]): boolean {
  const { content = '', embeds = [], components = [], sticker_ids = [], flags = 0, poll } = draft;
  const second = (flags & MessageFlags.IsComponentsV2) !== 0;
  if (components.length > 0) return false;
  if (second) return true;
  const lists = [embeds, sticker_ids, files, kept];
  return content.trim() === '' && poll === undefined && lists.every((list) => list.length === 0);
}

function mixedMistakes(draft: MessageDraft): readonly Mistake[] {
  return NOT_WITH_SECOND_VERSION.filter((field) => {
    const value = draft[field];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
  }).map((at) => ({
    at,
    code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    message: `The '${at}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  }));
}

/** Files that the message names but the request lacks. */
function fileMistakes(
  { attachments = [], components = [] }: MessageDraft,
  files: readonly SentFile[],
  kept: readonly string[],
): readonly Mistake[] {
  const names = [...files.map(({ name }) => name), ...kept];
  const lost = attachments.flatMap(({ id }, index) => {
    // A snowflake is the id of an attachment; anything shorter is the number of a file.
    const found = id.length > 10 || files.some(({ field }) => field === `files[${id}]`);
    return found
      ? []
      : [{ at: `attachments.${index}`, code: 'ATTACHMENT_NOT_FOUND', message: 'No such file' }];
  });
  const referred = allComponents(components).flatMap(({ component, at }) => {
    const urls = [
      component.media?.url,
      component.file?.url,
      ...(component.items ?? []).map(({ media }) => media?.url),
    ];
    return urls.flatMap((url) => {
      const name = /^attachment:\/\/(.*)$/.exec(url ?? '')?.[1];
      return name === undefined || names.includes(name)
        ? []
        : [
            {
              at,
              code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
              message: 'The referenced attachment was not found',
            },
          ];
    });
  });
  return [...lost, ...referred];
}

/** Characters that count towards an embed's limit: https://discord.com/developers/docs/resources/message#embed-object */
function embedCharacters(embeds: MessageDraft['embeds'] = []): number {
  const texts = embeds.flatMap(({ title, description, footer, author, fields }) => [
    title,
    description,
    (footer as { readonly text?: string } | undefined)?.text,
    (author as { readonly name?: string } | undefined)?.name,
    ...((fields ?? []) as readonly { readonly name?: string; readonly value?: string }[]).flatMap(
      ({ name, value }) => [name, value],
    ),
  ]);
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? lengthOf(text) : 0), 0);
}
