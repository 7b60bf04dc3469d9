import { expect } from 'vitest';
import type { Random } from '../../bench/random.ts';
import { serving } from '../app/program.ts';

/** What is killed, how often, and while what is done. */
export interface Killing {
  readonly replicas: number;
  /** How often a program is killed at most. */
  readonly most: number;
  readonly random: Random;
  /** Between a start and a kill at most so many messages or edits are asked for. */
  readonly mostBetween: number;
  readonly env: Readonly<Record<string, string>>;
  /** Called when all programs run. */
  begin(): Promise<void>;
  /** How much is left to do. */
  left(): Promise<number>;
  /** Resolves when nothing is left. */
  done(): Promise<void>;
  /** Resolves when the platforms have been asked for so many more. */
  asked(more: number): Promise<void>;
}

/** Kills programs at random moments of their work, and starts each again, until all is done. @returns how often */
export async function killReplicas(killing: Killing): Promise<number> {
  const { replicas, most, random, mostBetween } = killing;
  const env = {
    ...killing.env,
    ...(replicas > 1
      ? { REPLICAS: String(replicas), TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:9/telegram/webhook' }
      : {}),
  };
  const start = async () => {
    const program = await serving(env);
    await program.line('Telegram is ready');
    return program;
  };
  const programs = await Promise.all(Array.from({ length: replicas }, start));
  await killing.begin();
  let kills = 0;
  while (kills < most && (await killing.left()) > 0) {
    await Promise.race([killing.asked(random.between(1, mostBetween)), killing.done()]);
    const victim = kills % replicas;
    await programs[victim]?.end('SIGKILL');
    kills += 1;
    programs[victim] = await start();
  }
  await killing.done();
  expect(await Promise.all(programs.map(({ end }) => end()))).toEqual(programs.map(() => 0));
  return kills;
}
