import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { AlertService } from '../../src/digest/alerts/alert-service.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { makeFolder, SOURCE } from '../knowledge/folder.ts';
import { FURTHER_FACT } from '../knowledge/further-fact.ts';
import { stageChats } from './chats.ts';
import { type Kept, storeIn } from './databases.ts';

/** Chats on both platforms with alerts. */
export interface Alerted {
  /** For the program, but for where it keeps things. */
  readonly env: Readonly<Record<string, string>>;
  /** Turns alerts on in all chats. */
  turnOn(kept: Kept): Promise<void>;
  /** Publishes a fact. */
  publish(): Promise<void>;
  /** Resolves when the platforms have been asked to take so many more messages. */
  asked(more: number): Promise<void>;
  /** Each chat has the fact once; or nobody knows, the store says so, and the fact waits for the next digest or day. */
  check(kept: Kept): Promise<{ readonly arrived: number; readonly unknown: number }>;
}

/** Sets up two stand-ins with so many chats each; they end with the test. */
export async function stageAlerts(chats: number): Promise<Alerted> {
  const { places, env, counts, asked } = await stageChats(chats);
  const KNOWLEDGE_DIR = await makeFolder();
  return {
    env: { ...env, KNOWLEDGE_DIR },
    asked,

    async turnOn(kept) {
      const store = await storeIn(kept);
      const known = await loadKnowledge(KNOWLEDGE_DIR);
      let ids = 0;
      const service = new AlertService({
        ...store,
        knowledge: () => known,
        now: () => new Date(),
        newId: () => `a${ids++}`,
      });
      for (const from of places) {
        const choices = { topics: [], language: 'en', zone: noonZone(), most: 3, quiet: 'none' } as const;
        await service.turnOn(from, 'ann', choices);
      }
      await store.close();
    },

    async publish() {
      const file = join(KNOWLEDGE_DIR, SOURCE);
      await writeFile(file, `${(await readFile(file, 'utf8')).trimEnd()}${FURTHER_FACT}`);
    },

    async check(kept) {
      const store = await storeIn(kept);
      const there = counts();
      let unknown = 0;
      for (const from of places) {
        const what = `${from.platform} ${from.chat}`;
        const alert = await store.alerts.of(from);
        const [delivery, ...more] = await store.ledger.last(alert?.id ?? '', 9);
        expect(more, what).toEqual([]);
        const messages = there.get(from.chat) ?? 0;
        if (delivery?.state === 'arrived') {
          expect(messages, what).toBe(1);
          expect(alert?.held, what).toEqual([]);
          continue;
        }
        // Discord tells what became of a message, so there nothing stays unknown.
        expect([from.platform, delivery?.state]).toEqual(['telegram', 'partly']);
        expect(messages, what).toBeLessThanOrEqual(1);
        expect(alert?.held, what).toEqual(['border-drones']);
        unknown += 1;
      }
      await store.close();
      return { arrived: places.length - unknown, unknown };
    },
  };
}

/** A zone in which it is about noon, so that no day ends during the test. */
function noonZone(): string {
  const hours = 12 - new Date().getUTCHours();
  return `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
}
