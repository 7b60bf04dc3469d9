import { join } from 'node:path';
import { commands } from '../../commands/index.ts';
import { createDispatch } from '../../src/chat/dispatch.ts';
import { MemoryReaders } from '../../src/chat/readers.ts';
import { firstDigests } from '../../src/digest/first-digest.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { render } from '../../src/platforms/terminal/render.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { escapeHtml } from './html.ts';

const WIDTH = 46;
const STYLE = `:root{color-scheme:dark light;--page:#14181d;--text:#d7dde4;--asked:#202933;--strong:#fff;--quiet:#8b95a1;--code:#7fd1b9;--cite:#e0c080}
@media (prefers-color-scheme:light){:root{--page:#fbfbf9;--text:#24292f;--asked:#e9ecef;--strong:#000;--quiet:#6a737d;--code:#0b7a5c;--cite:#8a5a00}}
body{margin:0;background:var(--page);color:var(--text);font:13px/1.38 'Noto Sans Mono','Noto Sans Arabic',monospace;padding:12px 0}
pre{margin:0;padding:4px 12px 14px;font:inherit;white-space:pre} .asked{background:var(--asked);padding:6px 12px;color:var(--strong)}
.q{color:var(--quiet)}.s{font-weight:bold;color:var(--strong)}.c{color:var(--code)}.y{color:var(--cite)}.u{text-decoration:underline}`;
/** SGR codes of the renderer, and what they look like. */
const CLASSES: Readonly<Record<string, string>> = { 1: 's', 2: 'q', 4: 'u', 33: 'y', 36: 'c' };

/** A chat in a terminal: each question, and its reply as it is rendered for a window of 46 columns. */
export async function terminalPage(questions: readonly string[]): Promise<string> {
  const knowledge = await loadKnowledge(join(import.meta.dirname, '../../knowledge'));
  const engine = createEngine(compile(knowledge));
  const silent = { error() {}, warn() {}, info() {} };
  const dispatch = createDispatch({
    ...{ knowledge: () => knowledge, engine: () => engine, commands, readers: new MemoryReaders() },
    ...{ log: silent, now: () => new Date() },
    firstDigest: firstDigests({ knowledge: () => knowledge, now: () => new Date() }),
  });
  let html = '';
  for (const [at, text] of questions.entries()) {
    const reply = await dispatch({
      ...{ id: String(at), from: { platform: 'terminal', chat: 'terminal' }, user: 'reader' },
      input: { kind: 'text', text },
    });
    const parts = render(reply, { width: WIDTH, colour: true, isolate: true }, commands);
    html += `<div class="asked" dir="auto">› ${escapeHtml(text)}</div>`;
    const lines = parts.join('\n\n').split('\n');
    html += `<pre>${lines.map((line) => `<div dir="${reply.direction}">${coloured(line)}&#8203;</div>`).join('')}</pre>`;
  }
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${html}`;
}

function coloured(line: string): string {
  let open = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: SGR codes are made of them
  const html = line.split(/(\u001b\[\d+m)/).map((piece) => {
    const code = /\[(\d+)m/.exec(piece)?.[1];
    if (code === undefined) return escapeHtml(piece);
    const name = CLASSES[code];
    if (name !== undefined) {
      open += 1;
      return `<span class="${name}">`;
    }
    if (open === 0) return '';
    open -= 1;
    return '</span>';
  });
  return html.join('') + '</span>'.repeat(open);
}
