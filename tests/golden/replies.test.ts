import { beforeAll, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { pageOf as discordPage, type MessagePayload } from '../../src/platforms/discord/message.ts';
import { pageOf as telegramPage } from '../../src/platforms/telegram/message.ts';
import { render as terminal } from '../../src/platforms/terminal/render.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { chatting } from '../chatting.ts';
import { allComponents } from '../platforms/discord/visible-text.ts';
import { loadReal } from '../query/real.ts';
import { CONVERSATIONS } from './conversations.ts';

/**
 * What each platform sends for the same conversations, to be read: `vitest run -u` writes them anew, and the difference
 * shows what a change does to replies.
 */

type Show = (reply: Reply) => string;

const TELEGRAM: Show = (reply) => {
  const messages = telegramPage(reply, 0, { commands, owner: '' });
  return (messages?.texts ?? [])
    .flatMap(({ text, rows }) => [
      text,
      ...rows.map((row) => row.map((button) => `[ ${button.text} ]`).join(' ')),
    ])
    .join('\n');
};

const DISCORD: Show = (reply) => {
  const payload = discordPage(reply, 0, { commands, owner: '1', visibility: 'everyone' });
  return payload === undefined ? '' : shownPayload(payload);
};

/** A message's markdown, with its buttons row by row and the colour of its edge. */
function shownPayload(payload: MessagePayload): string {
  const colour = (payload.body.components as readonly { readonly accent_color?: number }[])[0]?.accent_color;
  const rows = allComponents(payload).flatMap(({ type, content, components = [] }) => {
    if (content !== undefined) return [content];
    const isRow = type === 1;
    return isRow ? [components.map(({ label }) => `[ ${label} ]`).join(' ')] : [];
  });
  return [...(colour === undefined ? [] : [`(edge #${colour.toString(16)})`]), ...rows].join('\n');
}

const TERMINAL: Show = (reply) =>
  terminal(reply, { width: 80, colour: false, isolate: false }, commands).join('\n\n');

/** What was typed, with its reply, and the titles of the conversations. */
type Part = { readonly title: string } | { readonly typed: string; readonly reply: Reply };

let parts: readonly Part[];
beforeAll(async () => {
  const { knowledge, engine } = await loadReal();
  const said: Part[] = [];
  for (const [title, texts] of CONVERSATIONS) {
    const chat = chatting({ knowledge, engine, votes: VOTES, watches: WATCHES });
    said.push({ title });
    for (const typed of texts) said.push({ typed, reply: await chat.send(typed) });
  }
  parts = said;
});

test.each<[name: string, show: Show]>([
  ['telegram', TELEGRAM],
  ['discord', DISCORD],
  ['terminal', TERMINAL],
])('golden replies on %s read as they stand in the file', async (name, show) => {
  const shown = parts.flatMap((part) =>
    'title' in part
      ? [`${'='.repeat(8)} ${part.title} ${'='.repeat(8)}`]
      : [`>>> ${part.typed}`, show(part.reply)],
  );
  await expect(`${shown.join('\n\n')}\n`).toMatchFileSnapshot(`./${name}.txt`);
});

/** Votes and saved questions are possible; nothing is kept. */
const VOTES = { cast: async () => 'new' as const, explain: async () => undefined, tally: async () => [] };
const WATCHES = { keep: async () => 'kept' as const };
