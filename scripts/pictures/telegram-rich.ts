import type { RichBlock, RichMessage, RichText } from 'grammy/types';
import { escapeHtml } from './html.ts';

/** How rich blocks look, beside the style of the page. */
export const RICH_STYLE = `.rich{white-space:normal}.rich>*{margin:0 0 8px}.rich>:last-child{margin-bottom:0}
.rich ul,.rich ol{padding-inline-start:22px}.rich h4{font-size:17px}.rich p p,.rich li p,.rich blockquote p{margin:0}
summary{color:var(--link)}table{border-collapse:collapse;width:100%}td,th{border:1px solid var(--quiet);padding:5px 8px;text-align:start;vertical-align:top}`;

const TAGS: Readonly<Record<string, string>> = { bold: 'b', italic: 'i', code: 'code' };
const LINKS: ReadonlySet<string> = new Set(['url', 'reference_link', 'bot_command']);

/** A rich message as Telegram shows it, sources folded. */
export function richHtml({ blocks, is_rtl: isRtl }: RichMessage): string {
  return `<div class="rich" dir="${isRtl ? 'rtl' : 'auto'}">${blocks.map(blockHtml).join('')}</div>`;
}

function blockHtml(block: RichBlock): string {
  switch (block.type) {
    case 'heading':
      return `<h4>${textHtml(block.text)}</h4>`;
    case 'blockquote':
      return `<blockquote>${block.blocks.map(blockHtml).join('')}</blockquote>`;
    case 'list': {
      const items = block.items.map(({ blocks, value }) => {
        const number = value === undefined ? '' : ` value="${value}"`;
        return `<li${number}>${blocks.map(blockHtml).join('')}</li>`;
      });
      const tag = block.items[0]?.value === undefined ? 'ul' : 'ol';
      return `<${tag}>${items.join('')}</${tag}>`;
    }
    case 'table': {
      const rows = block.cells.map((row) => {
        const cells = row.map(({ text = '', is_header: isHeader }) =>
          isHeader ? `<th>${textHtml(text)}</th>` : `<td>${textHtml(text)}</td>`,
        );
        return `<tr>${cells.join('')}</tr>`;
      });
      return `<table>${rows.join('')}</table>`;
    }
    case 'details':
      return `<details><summary>${textHtml(block.summary)}</summary></details>`;
    default:
      return 'text' in block ? `<p dir="auto">${textHtml(block.text)}</p>` : '';
  }
}

function textHtml(text: RichText): string {
  if (typeof text === 'string') return escapeHtml(text);
  if (Array.isArray(text)) return text.map(textHtml).join('');
  if (!('text' in text)) return '';
  const tag = TAGS[text.type] ?? (LINKS.has(text.type) ? 'a' : 'span');
  return `<${tag}>${textHtml(text.text)}</${tag}>`;
}
