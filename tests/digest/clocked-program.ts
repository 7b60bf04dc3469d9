import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import type { Environment } from '../../src/app/environment.ts';
import { serve } from '../../src/app/serve.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { makeFolder } from '../knowledge/folder.ts';
import { temporaryFolder } from '../store/temporary.ts';

/** Timers go off this many times faster. */
const HASTE = 100;

/** What is due, or open, by a clock. */
const LEFT = `select
  (select count(*) from subscriptions where next_at <= :now)
    + (select count(*) from deliveries where ended_at is null and retry_at <= :now) as n`;

/** A machine with a wall clock that may be set, and timers that may be asleep. The program that runs on it ends with the test. */
export class Machine {
  #offset: number;
  readonly #timers = new Map<() => void, number>();
  readonly folder: string;
  #log = '';

  private constructor(folder: string, wall: string) {
    this.folder = folder;
    this.#offset = Date.parse(wall) - Date.now();
  }

  /** @param wall the time when it starts */
  static async start(wall: string): Promise<Machine> {
    return new Machine(await temporaryFolder(), wall);
  }

  readonly now = (): Date => new Date(Date.now() + this.#offset);

  /** Runs the program until the function that it gives is called. */
  async run(env: Readonly<Record<string, string>>): Promise<() => Promise<void>> {
    const knowledgeDir = await makeFolder();
    const knowledge = await loadKnowledge(knowledgeDir);
    const errors = new PassThrough();
    errors.on('data', (chunk: Buffer) => {
      this.#log += String(chunk);
    });
    const stop = Promise.withResolvers<void>();
    const config = readConfig({ DATA_DIR: this.folder, PORT: '0', KNOWLEDGE_DIR: knowledgeDir, ...env });
    const environment: Environment = {
      ...{ words: [], env: {}, input: process.stdin, output: process.stdout, errors, now: this.now },
      timer: (task, milliseconds) => {
        const done = (): void => {
          clearTimeout(timeout);
          if (this.#timers.delete(done)) task();
        };
        const timeout = setTimeout(done, milliseconds / HASTE);
        this.#timers.set(done, milliseconds);
        return () => {
          clearTimeout(timeout);
          this.#timers.delete(done);
        };
      },
      untilStopped: () => stop.promise,
    };
    const ended = serve(config, createEngine(compile(knowledge)), knowledge, environment);
    const end = async (): Promise<void> => {
      stop.resolve();
      await ended;
    };
    onTestFinished(end);
    return end;
  }

  /**
   * Sets the wall clock. Resolves when all that is due by it is done.
   * @param andThen done before it waits, such as to start the program
   */
  async set(wall: string, andThen: () => Promise<void> = async () => {}): Promise<void> {
    const before = this.now();
    const setBacks = this.#setBacks();
    this.#offset = Date.parse(wall) - Date.now();
    await andThen();
    if (Date.parse(wall) < before.getTime()) while (this.#setBacks() === setBacks) await pause(5);
    await this.#settled();
  }

  /**
   * The machine sleeps. Resolves when all that is due then is done.
   * @param timersGoOn whether its timers count the time asleep, so that they all go off when it wakes
   */
  async sleep(milliseconds: number, timersGoOn: boolean): Promise<void> {
    this.#offset += milliseconds;
    if (timersGoOn) for (const [done, length] of [...this.#timers]) if (length <= milliseconds) done();
    await this.#settled();
  }

  #setBacks(): number {
    return this.#log.split('"clock-set-back"').length;
  }

  async #settled(): Promise<void> {
    const database = new DatabaseSync(join(this.folder, 'sanad.sqlite'), { readOnly: true, timeout: 10_000 });
    try {
      const left = database.prepare(LEFT);
      while (Number(left.get({ now: this.now().toISOString() })?.['n']) > 0) await pause(5);
    } finally {
      database.close();
    }
  }
}
