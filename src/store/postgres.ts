import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { Client, Pool, type PoolClient, type PoolConfig } from 'pg';
import type { Log } from '../util/log.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { type DatabaseAddress, explainPostgres } from './postgres-error.ts';
import type { Tables } from './schema.ts';
import { StoreError } from './store-error.ts';

/**
 * For readers: the platforms want a reply within seconds, so a statement that takes as long has failed. Each takes well
 * under a millisecond of the server, so a few connections serve a replica, and many replicas fit the server's 100.
 */
const SERVING: PoolConfig = {
  max: 5,
  connectionTimeoutMillis: 2_500,
  query_timeout: 2_500,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
};

/** At the start there is time: to wake a server that sleeps, and to wait while another replica makes the tables. */
const STARTING: PoolConfig = { max: 1, connectionTimeoutMillis: 10_000 };

/**
 * Opens a PostgreSQL database. What the URL itself sets, such as `query_timeout`, goes before the settings above.
 *
 * @throws StoreError when the URL is wrong or the database cannot be used
 */
export async function openPostgres(databaseUrl: string, log?: Pick<Log, 'warn'>): Promise<Database> {
  const address = addressOf(databaseUrl);
  const starting = connect(databaseUrl, address, STARTING, log);
  try {
    await migrate(starting, MIGRATIONS, `The database "${address.database}" at ${address.server}`);
  } catch (error) {
    throw explainPostgres(error, address);
  } finally {
    await starting.destroy();
  }
  const db = connect(databaseUrl, address, SERVING, log);
  return { db, close: () => db.destroy() };
}

/**
 * Opens a PostgreSQL database without bringing its tables up to date, also while bots use it.
 *
 * @throws StoreError when the URL is wrong
 */
export function openPostgresToRead(databaseUrl: string): Database {
  const db = connect(databaseUrl, addressOf(databaseUrl), STARTING);
  return { db, close: () => db.destroy() };
}

function connect(
  databaseUrl: string,
  address: DatabaseAddress,
  settings: PoolConfig,
  log?: Pick<Log, 'warn'>,
): Kysely<Tables> {
  const pool = poolOf({ ...settings, connectionString: databaseUrl }, log);
  return new Kysely({ dialect: new PostgresDialect({ pool: explaining(pool, address) }) });
}

/**
 * Where a URL points, with the defaults of `pg`. An unescaped character in a password moves a part of it into the port
 * or the name of the database; such a URL is refused before any message could name these.
 */
function addressOf(databaseUrl: string): DatabaseAddress {
  const url = URL.parse(databaseUrl);
  const known = /^postgres(?:ql)?:$/.test(url?.protocol ?? '');
  if (!known || `${url?.pathname}${url?.search}${url?.hash}`.includes('@')) {
    throw new StoreError(
      'DATABASE_URL is not a URL of the form postgres://USER:PASSWORD@HOST:PORT/DATABASE; in a user name or a password, write @ as %40, / as %2F, # as %23, ? as %3F and % as %25.',
    );
  }
  try {
    const { host, port, database = '' } = new Client({ connectionString: databaseUrl });
    return { server: host.startsWith('/') ? host : `${host}:${port}`, database };
  } catch (error) {
    // Say, a certificate that the URL names and that cannot be read.
    throw new StoreError(`DATABASE_URL cannot be used: ${error instanceof Error ? error.message : error}.`);
  }
}

function poolOf(settings: PoolConfig, log?: Pick<Log, 'warn'>): Pool {
  const pool = new Pool({ application_name: 'sanad', ...settings });
  // Without a listener, a connection that ends (say, as the server restarts) would end the program: while it is idle the
  // pool is told of it, and while it is lent the connection itself; the query that ran then fails by its own promise.
  pool.on('error', ({ message }) => {
    log?.warn(
      { event: 'postgres-connection-lost', reason: message },
      'a connection to PostgreSQL was lost; the next query opens another',
    );
  });
  pool.on('connect', (client) => client.on('error', () => undefined));
  // A statement given up after its timeout still occupies its connection, which the pool would lend again.
  pool.on('release', (_, client) => {
    if (isOccupied(client)) void client.end();
  });
  return pool;
}

function isOccupied(client: PoolClient): boolean {
  return 'readyForQuery' in client && client.readyForQuery === false;
}

/** A pool whose failures to connect are sentences, at the start and later. */
function explaining(pool: Pool, address: DatabaseAddress): PostgresPool {
  return {
    connect: async () => {
      try {
        return await pool.connect();
      } catch (error) {
        throw explainPostgres(error, address);
      }
    },
    end: () => pool.end(),
    options: pool.options,
  };
}
