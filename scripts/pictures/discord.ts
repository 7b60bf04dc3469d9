import { escapeHtml } from './html.ts';

const STYLE = `body{margin:0;background:#313338;color:#dbdee1;font:16px/1.36 'Noto Sans','Noto Sans Arabic',sans-serif;padding:12px 10px 12px 64px}
.who{position:relative;font-weight:600;color:#fff}.who em{font:11px 'Noto Sans';background:#5865f2;border-radius:4px;padding:2px 5px}
.who::before{content:'سند';position:absolute;left:-52px;top:-4px;width:40px;height:40px;border-radius:50%;background:#5865f2;font:14px/40px 'Noto Sans Arabic';text-align:center}
.used{color:#949ba4;font-size:13px;margin-bottom:8px} .box{background:#2b2d31;border:1px solid #3f4147;border-radius:8px;padding:12px;margin-top:6px}
.box p{margin:0 0 6px} small{color:#949ba4;font-size:13px;display:block} hr{border:0;border-top:1px solid #3f4147;margin:8px 0}
blockquote{margin:0 0 8px;padding:0 10px;border-inline-start:4px solid #4e5058} a{color:#00a8fc;text-decoration:none}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}.row span{background:#4e5058;color:#fff;border-radius:8px;padding:7px 12px;font-size:14px}`;

interface Component {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly components?: readonly Component[];
}

/** An answer in Discord's dark theme, on the canvas of a phone; `sent` is what the bot sent. */
export function discordPage(question: string, sent: unknown): string {
  const body = draw(componentsIn(sent));
  const used = `<div class="used">reader used /ask ${escapeHtml(question)}</div>`;
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${used}<div class="who">Sanad <em>APP</em></div>${body}`;
}

/** The components of whatever the stand-in recorded, wherever in it they stand. */
function componentsIn(value: unknown): readonly Component[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('components' in value && Array.isArray(value.components)) return value.components as Component[];
  for (const inner of Object.values(value)) {
    const found = componentsIn(inner);
    if (found.length > 0) return found;
  }
  return [];
}

function draw(components: readonly Component[]): string {
  return components
    .map(({ type, content = '', label = '', components: inner = [] }) => {
      if (type === 17) return `<div class="box">${draw(inner)}</div>`;
      if (type === 1) return `<div class="row">${draw(inner)}</div>`;
      if (type === 2) return `<span dir="auto">${escapeHtml(label)}</span>`;
      if (type === 14) return '<hr>';
      return content.split('\n').map(lineOf).join('');
    })
    .join('');
}

function lineOf(line: string): string {
  const [, mark = '', rest = ''] = /^(-# |> |#{1,3} )?(.*)$/su.exec(line) ?? [];
  const html = inline(rest);
  if (mark === '> ') return `<blockquote dir="auto">${html}</blockquote>`;
  if (mark === '-# ') return `<small dir="auto">${html}</small>`;
  return mark === '' ? `<p dir="auto">${html}</p>` : `<p dir="auto"><b>${html}</b></p>`;
}

function inline(markdown: string): string {
  return escapeHtml(markdown)
    .replace(/\\([\p{P}\p{S}])/gu, (_, sign: string) => `&#${sign.codePointAt(0)};`)
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '<a href="$2">$1</a>');
}
