import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Store } from '../../src/store/open.ts';
import { makeFolder, SOURCE } from '../knowledge/folder.ts';
import { textOf } from '../platforms/discord/running.ts';
import { startPlatforms } from './platforms.ts';
import { askedMore } from './sends.ts';

/** Boards in chats on both platforms. */
export interface KeptBoards {
  /** For the program, but for where it keeps things. */
  readonly env: Readonly<Record<string, string>>;
  /** Adds a board to each chat, whose message is to be made. */
  begin(store: Store): Promise<void>;
  /** Changes the wording of the fact that all boards show. */
  change(text: string): Promise<void>;
  /** Resolves when the platforms have been asked for so many more messages, edits and pins. */
  asked(more: number): Promise<void>;
  /**
   * Each chat has one message of its board, which shows this, and it is pinned; or nobody knows whether the message has
   * arrived, and the store says so. @returns how many are unknown
   */
  check(store: Store, text: string): Promise<number>;
}

const FIRST = 'Patrols were doubled';

/** Sets up two stand-ins with so many chats each; they end with the test. */
export async function stageBoards(chats: number): Promise<KeptBoards> {
  const { discord, telegram, env } = await startPlatforms(chats);
  const KNOWLEDGE_DIR = await makeFolder();
  const rooms = Array.from({ length: chats }, () => telegram.world.privateChat(telegram.world.person()));
  const isCall = (name: string): boolean =>
    /^(?:sendMessage|editMessageText|pinChatMessage)$|^(?:POST|PATCH|PUT) \/channels/.test(name);
  let shown = FIRST;

  return {
    env: { ...env, KNOWLEDGE_DIR },

    async begin({ boards }) {
      for (const [index, { channel }] of discord.world.guilds.entries())
        await boards.add({ platform: 'discord', chat: channel }, `d${index}`, { language: 'en' });
      for (const [index, { chat }] of rooms.entries())
        await boards.add({ platform: 'telegram', chat: String(chat.id) }, `t${index}`, { language: 'en' });
    },

    async change(text) {
      const file = join(KNOWLEDGE_DIR, SOURCE);
      await writeFile(file, (await readFile(file, 'utf8')).replace(shown, text));
      shown = text;
    },

    asked: (more) => askedMore({ discord, telegram }, { discord: isCall, telegram: isCall }, more),

    async check({ boards }, text) {
      let unknown = 0;
      for (const { channel } of discord.world.guilds) {
        const board = await boards.of({ platform: 'discord', chat: channel });
        const there = discord.messages.filter(({ message }) => message.channel_id === channel);
        // Discord tells what became of a message, so there nothing stays unknown.
        expect(board).toMatchObject({ state: 'live', pinned: true, made: 1 });
        expect(there.map(({ message }) => message.id)).toEqual([board?.message]);
        expect(there.map((one) => textOf(one))).toEqual([expect.stringContaining(text)]);
      }
      for (const room of rooms) {
        const board = await boards.of({ platform: 'telegram', chat: String(room.chat.id) });
        const there = telegram.messages(room);
        expect(there.length).toBeLessThanOrEqual(1);
        if (board?.state === 'unknown') {
          unknown += 1;
          continue;
        }
        expect(board).toMatchObject({ state: 'live', pinned: true, made: 1 });
        expect(there.map(({ message }) => String(message.message_id))).toEqual([board?.message]);
        expect(there[0]?.message.text).toContain(text);
        expect(room.pinned.size).toBe(1);
      }
      return unknown;
    },
  };
}
