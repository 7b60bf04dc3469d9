import type { Message } from 'grammy/types';

/** The kinds of rich text, with the fields that each has to have: https://core.telegram.org/bots/api#richtext */
export const RICH_TEXTS: Readonly<Record<string, readonly string[]>> = {
  bold: ['text'],
  italic: ['text'],
  underline: ['text'],
  strikethrough: ['text'],
  spoiler: ['text'],
  subscript: ['text'],
  superscript: ['text'],
  marked: ['text'],
  code: ['text'],
  url: ['text', 'url'],
  bot_command: ['text', 'bot_command'],
  anchor: ['name'],
  anchor_link: ['text'],
  reference: ['text', 'name'],
  reference_link: ['text', 'reference_name'],
};

/** What is to be read in a message, its caption or its rich text. */
export function textShown({ text, caption, rich_message: rich }: Message): string {
  return text ?? caption ?? richLines(rich?.blocks).join('\n');
}

/** The words of a rich text. */
export function richWords(text: unknown): string {
  if (typeof text === 'string') return text;
  if (Array.isArray(text)) return text.map(richWords).join('');
  return typeof text === 'object' && text !== null && 'text' in text ? richWords(text.text) : '';
}

/** All words of a rich message or of a part of it, a line for each text. */
export function richLines(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part];
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) {
    return part.every(isText) ? [richWords(part)] : part.flatMap(richLines);
  }
  return Object.entries(part).flatMap(([name, value]) => {
    if (['summary', 'text', 'credit'].includes(name))
      return isText(value) ? [richWords(value)] : richLines(value);
    return ['blocks', 'items', 'cells', 'caption'].includes(name) ? richLines(value) : [];
  });
}

function isText(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (Array.isArray(value)) return value.every(isText);
  return typeof value === 'object' && value !== null && 'type' in value && String(value.type) in RICH_TEXTS;
}
