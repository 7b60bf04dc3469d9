import { escapeHtml } from './html.ts';

/** Discord's two themes. */
const STYLE = `:root{color-scheme:dark light;--page:#313338;--text:#dbdee1;--name:#fff;--quiet:#949ba4;--box:#2b2d31;--line:#3f4147;--bar:#4e5058;--button:#4e5058;--link:#00a8fc}
@media (prefers-color-scheme:light){:root{--page:#fff;--text:#313338;--name:#060607;--quiet:#5c5e66;--box:#f2f3f5;--line:#d7d9dc;--bar:#c4c9ce;--button:#6d6f78;--link:#0067e0}}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.36 'Noto Sans','Noto Sans Arabic',sans-serif;padding:12px 10px 12px 58px}
.who{position:relative;font-weight:600;color:var(--name)}.who em{font:11px 'Noto Sans';color:#fff;background:#5865f2;border-radius:4px;padding:2px 5px}
.who::before{content:'سند';position:absolute;left:-48px;top:-4px;width:38px;height:38px;border-radius:50%;color:#fff;background:#5865f2;font:14px/38px 'Noto Sans Arabic';text-align:center}
.used{color:var(--quiet);font-size:13px;margin-bottom:8px} .box{background:var(--box);border:1px solid var(--line);border-radius:8px;padding:12px;margin-top:6px}
.box p{margin:0 0 6px} small{color:var(--quiet);font-size:13px;display:block} hr{border:0;border-top:1px solid var(--line);margin:8px 0}
blockquote{margin:0 0 8px;padding:0 10px;border-inline-start:4px solid var(--bar)} a{color:var(--link);text-decoration:none}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}.row span{background:var(--button);color:#fff;border-radius:8px;padding:7px 12px;font-size:14px}`;

interface Component {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly accent_color?: number;
  readonly components?: readonly Component[];
}

/** An answer in Discord, on the canvas of a phone; `sent` is what the bot sent. */
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
    .map(({ type, content = '', label = '', components: inner = [], accent_color: colour }) => {
      const edge = colour === undefined ? '' : ` style="border-left:4px solid #${colour.toString(16)}"`;
      if (type === 17) return `<div class="box"${edge}>${draw(inner)}</div>`;
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
    .replace(/\[((?:&#\d+;|[^\]])+)\]\((?:&#60;)?(https?:[^)]+?)(?:&#62;)?\)/g, '<a href="$2">$1</a>');
}
