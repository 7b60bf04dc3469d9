import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InteractionContextType } from 'discord.js';
import { expect } from 'vitest';
import type { Serving } from '../app/program.ts';
import { WITHDRAWN } from '../desk/corrections/stage.ts';
import { makeFolder, SOURCE } from '../knowledge/folder.ts';
import { textOf } from '../platforms/discord/running.ts';
import { createUser } from '../stand-ins/discord/world/people.ts';
import type { Room } from '../stand-ins/telegram/rooms.ts';
import { type Kept, storeIn } from './databases.ts';
import { startPlatforms } from './platforms.ts';
import { askedMore } from './sends.ts';

/** Asked in private, so that the reader is told: this many in a hundred on Discord, and all on Telegram. */
const PRIVATE_PERCENT = 50;
const QUESTION = 'more patrols?';
const FACT = 'patrols-doubled';

/** Answers on both platforms with one fact, which is withdrawn later. */
export interface Answered {
  /** For the program, but for where it keeps things. */
  readonly env: Readonly<Record<string, string>>;
  /** Has readers ask, all in chats of their own, until each has an answer; the program ends then. */
  ask(program: Serving): Promise<void>;
  /** Withdraws the fact. */
  retract(): Promise<void>;
  /** Resolves when the platforms have been asked for so many more edits and messages. */
  asked(more: number): Promise<void>;
  /** Every message is edited; each reader who asked in private is told once, or nobody knows and the ledger says so. */
  check(kept: Kept): Promise<{ readonly edited: number; readonly told: number; readonly unknown: number }>;
}

/** Sets up two stand-ins, on each of which so many readers will ask; they end with the test. */
export async function stageAnswers(readers: number): Promise<Answered> {
  const { discord, telegram, env } = await startPlatforms();
  const KNOWLEDGE_DIR = await makeFolder();
  const rooms: readonly Room[] = Array.from({ length: readers }, () =>
    telegram.world.privateChat(telegram.world.person()),
  );
  const users = Array.from({ length: readers }, (_, index) =>
    createUser(String(7_000_000 + index), `u${index}`),
  );
  const isPrivate = (index: number): boolean => index % 100 < PRIVATE_PERCENT;
  const isEditOrPost = (method: string): boolean =>
    method === 'editMessageText' || method === 'sendMessage' || /^(?:PATCH|POST) \/channels/.test(method);

  return {
    env: { ...env, KNOWLEDGE_DIR },

    async ask(program) {
      const { address } = JSON.parse(await program.line('"event":"listening"')) as { address: string };
      const url = `${address}/discord/interactions`;
      await Promise.all([program.line('Telegram is ready'), program.line('Discord is ready')]);
      for (const chat of rooms) telegram.say({ chat, text: QUESTION });
      for (const [index, user] of users.entries()) {
        const place = { context: InteractionContextType.BotDM, channel: String(8_000_000 + index) };
        const from = { user, ...(isPrivate(index) ? { place } : {}) };
        const asked = discord.events.command('ask', { question: QUESTION }, from);
        await (await discord.interactOverHttp(url, asked)).answer();
      }
      for (const room of rooms) await telegram.message(room, 1);
      // It writes down what it has answered before it ends.
      expect(await program.end()).toBe(0);
    },

    async retract() {
      const file = join(KNOWLEDGE_DIR, SOURCE);
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(`  - id: ${FACT}\n`, `  - id: ${FACT}\n${WITHDRAWN}`));
    },

    asked: (more) =>
      askedMore({ discord, telegram }, { discord: isEditOrPost, telegram: isEditOrPost }, more),

    async check(kept) {
      const store = await storeIn(kept);
      const answers = discord.messages.filter(({ via }) => via === 'callback');
      expect(answers).toHaveLength(readers);
      for (const one of answers) expect(textOf(one)).toContain('The paper took it back');
      const toldOnDiscord = Map.groupBy(
        discord.messages.filter(({ via }) => via === 'channel'),
        ({ message }) => message.channel_id,
      );
      const privateOnes = users.filter((_, index) => isPrivate(index));
      // Discord tells what became of a message, so nothing stays unknown.
      expect([...toldOnDiscord.values()].map((all) => all.length)).toEqual(privateOnes.map(() => 1));
      let unknown = 0;
      let told = privateOnes.length;
      for (const room of rooms) {
        const [answer, ...more] = telegram.messages(room);
        expect(answer?.message.text).toContain('The paper took it back');
        const [delivery] = await store.ledger.last(`told/telegram/${room.chat.id}`, 9);
        expect(await store.ledger.last(`told/telegram/${room.chat.id}`, 9)).toHaveLength(1);
        expect(more.length).toBeLessThanOrEqual(1);
        told += more.length;
        if (delivery?.state === 'partly') unknown += 1;
        else expect(more).toHaveLength(1);
      }
      await store.close();
      return { edited: answers.length + rooms.length, told, unknown };
    },
  };
}
