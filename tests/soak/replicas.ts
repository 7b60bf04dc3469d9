import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { optionsOfStart } from '../../bench/processes.ts';
import { dataFolder, type Serving, serving, temporaryFolder } from '../app/program.ts';

const PROGRAM = join(import.meta.dirname, 'sanad.ts');
/** How glibc allocates, as the Dockerfile has it. */
const ALLOCATION = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

/** One of the processes, whose data folder stays when it is started again. */
export interface Replica {
  readonly program: Serving;
  /** Where it answers; undefined before it does and once it ends. */
  address: string | undefined;
  /** Its data folder, and its folder for temporary files. */
  readonly folders: readonly string[];
  /** How often it was asked what it holds. */
  looks: number;
}

/** How processes come and go. */
export interface Comings {
  started: number;
  stopped: number;
  killed: number;
}

/** The processes that serve one database. */
export class Replicas {
  readonly comings: Comings = { started: 0, stopped: 0, killed: 0 };
  readonly #env: Readonly<Record<string, string>>;
  readonly #running: (Replica | undefined)[] = [];
  readonly #folders: (readonly string[])[] = [];
  #turn = 0;

  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
  }

  /** Starts one, and resolves when it can be asked. @param n from 0 */
  async start(n: number): Promise<void> {
    const [data = '', temporary = ''] = await this.#foldersOf(n);
    await mkdir(temporary, { recursive: true });
    const code = join(inject('sharedData'), 'cache', 'code');
    const env = { ...ALLOCATION, ...this.#env, DATA_DIR: data, TMPDIR: temporary, NODE_COMPILE_CACHE: code };
    const program = await serving(env, [...optionsOfStart(), PROGRAM]);
    const replica: Replica = { program, address: undefined, folders: [data, temporary], looks: 0 };
    const { address } = JSON.parse(await program.line('"listening"')) as { readonly address: string };
    await Promise.all([program.line('Telegram is ready'), program.line('Discord is ready')]);
    replica.address = address;
    this.#running[n] = replica;
    this.comings.started += 1;
  }

  /** A data folder, the first process's being that of the database, and one for temporary files. */
  async #foldersOf(n: number): Promise<readonly string[]> {
    const { DATA_DIR } = this.#env;
    const known = this.#folders[n];
    if (known !== undefined) return known;
    const data = n === 0 && DATA_DIR !== undefined ? DATA_DIR : await dataFolder();
    const first = this.#folders[0]?.[0];
    // What the first has compiled, the others need not.
    if (n > 0 && first !== undefined)
      await cp(join(first, 'cache'), join(data, 'cache'), { recursive: true, force: true });
    const made = [data, join(await temporaryFolder(), 'tmp')];
    this.#folders[n] = made;
    return made;
  }

  get(n: number): Replica {
    const replica = this.#running[n];
    if (replica === undefined) throw new Error(`replica ${n} does not run`);
    return replica;
  }

  /** Ends one; what it is asked meanwhile is asked of another. */
  async end(n: number, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const replica = this.get(n);
    replica.address = undefined;
    this.#running[n] = undefined;
    const code = await replica.program.end(signal);
    if (signal === 'SIGTERM') expect(code, replica.program.lines.slice(-5).join('\n')).toBe(0);
    this.comings[signal === 'SIGTERM' ? 'stopped' : 'killed'] += 1;
  }

  /** Where to ask, each in turn; undefined while none runs. */
  address(): string | undefined {
    const addresses = this.#running.flatMap((replica) => replica?.address ?? []);
    this.#turn += 1;
    return addresses[this.#turn % addresses.length];
  }

  async endAll(): Promise<void> {
    await Promise.all(this.#running.flatMap((replica, n) => (replica ? [this.end(n, 'SIGTERM')] : [])));
  }
}
