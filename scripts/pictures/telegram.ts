import type { MessageEntity, RichMessage } from 'grammy/types';
import { escapeHtml } from './html.ts';
import { RICH_STYLE, richHtml } from './telegram-rich.ts';

/** A message as the Bot API has it, or one that a reader wrote. */
export interface TelegramMessage {
  readonly text?: string;
  readonly entities?: readonly MessageEntity[];
  readonly rich_message?: RichMessage;
  readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly { readonly text: string }[])[] };
  readonly own?: true;
}

/** Telegram's two themes. */
const STYLE = `:root{color-scheme:dark light;--page:#0e1621;--text:#fff;--own:#2b5278;--bot:#182533;--button:#213040;--quiet:#9db3c9;--link:#6ab7ff;--bar:#64b5ef;--quote:#1e3144}
@media (prefers-color-scheme:light){:root{--page:#c8d9c0;--text:#0f1419;--own:#e3fdd0;--bot:#fff;--button:#8fae86;--quiet:#5f7387;--link:#2678b6;--bar:#3390ec;--quote:#e8f2fb}}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.32 'Noto Sans','Noto Sans Arabic',sans-serif;padding:10px}
.own{background:var(--own);border-radius:16px 16px 4px;padding:8px 12px;margin:0 0 10px auto;width:fit-content;max-width:82%}
.bot{background:var(--bot);border-radius:16px 16px 16px 4px;padding:10px 12px;white-space:pre-wrap;overflow-wrap:anywhere}
.row{display:flex;gap:4px;margin:4px 0}.row span{flex:1;background:var(--button);color:#fff;border-radius:10px;padding:9px;text-align:center;font-size:15px}
.rows{margin-bottom:12px} i{font-style:normal;color:var(--quiet)} a{color:var(--link);text-decoration:none}
blockquote{margin:2px 0;padding:4px 10px;border-inline-start:4px solid var(--bar);background:var(--quote);border-radius:4px}
code{font-family:'Noto Sans Mono',monospace}
${RICH_STYLE}`;

const TAGS: Readonly<Partial<Record<MessageEntity['type'], string>>> = {
  bold: 'b',
  italic: 'i',
  code: 'code',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

/** A private chat in Telegram, on the canvas of a phone. */
export function telegramPage(messages: readonly TelegramMessage[]): string {
  const drawn = messages.map(
    ({ text = '', entities = [], rich_message: rich, reply_markup: markup, own }) => {
      const shown = rich ? richHtml(rich) : withEntities(text, entities);
      const body = `<div class="${own ? 'own' : 'bot'}" dir="auto">${shown}</div>`;
      const rows = (markup?.inline_keyboard ?? []).map(
        (row) =>
          `<div class="row">${row.map((button) => `<span>${escapeHtml(button.text)}</span>`).join('')}</div>`,
      );
      return body + (rows.length > 0 ? `<div class="rows">${rows.join('')}</div>` : '');
    },
  );
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${drawn.join('')}`;
}

function withEntities(text: string, entities: readonly MessageEntity[]): string {
  const marks = entities.flatMap(({ type, offset, length, ...rest }) => {
    const tag = type === 'text_link' ? 'a' : TAGS[type];
    if (tag === undefined) return [];
    const href = 'url' in rest ? ` href="${escapeHtml(rest.url)}"` : '';
    return [
      { at: offset, order: 1, wide: -length, html: `<${tag}${href}>` },
      { at: offset + length, order: 0, wide: length, html: `</${tag}>` },
    ];
  });
  marks.sort((a, b) => a.at - b.at || a.order - b.order || a.wide - b.wide);
  let html = '';
  let from = 0;
  for (const { at, html: mark } of marks) {
    html += escapeHtml(text.slice(from, at)) + mark;
    from = at;
  }
  // A quote is a block of its own, so the line break around it would show twice.
  return (html + escapeHtml(text.slice(from))).replace(/\n?(<blockquote>|<\/blockquote>)\n?/g, '$1');
}
