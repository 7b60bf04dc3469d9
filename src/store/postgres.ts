import {
  CompiledQuery,
  type Driver,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely';
import { Client, Pool, type PoolClient, type PoolConfig } from 'pg';
import type { Log } from '../util/log.ts';
import type { Database } from './database.ts';
import { expectTables } from './expect-tables.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { type DatabaseAddress, explainPostgres, explainWhileOpen } from './postgres-error.ts';
import { expectFit, expectRights } from './postgres-fitness.ts';
import type { Tables } from './schema.ts';
import { StoreError } from './store-error.ts';

/**
 * While serving: platforms expect a reply within seconds, so a slower statement counts as failed. Statements are short,
 * so a few connections serve a replica, and many replicas fit into the server's default of 100 connections.
 */
const SERVING: PoolConfig = {
  max: 5,
  connectionTimeoutMillis: 2_500,
  query_timeout: 2_500,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
};

/**
 * Milliseconds after which the server rolls back a transaction whose process is silent. A process that is suspended in the middle
 * of one would otherwise keep its rows locked. It is set by a statement, since PgBouncer refuses it as a parameter of a connection.
 */
const LONGEST_SILENCE = 10_000;

/** At the start there is more time: a sleeping server may have to wake up, or another replica may be migrating. */
const STARTING: PoolConfig = { max: 1, connectionTimeoutMillis: 10_000 };

/**
 * Opens a PostgreSQL database. Parameters in the URL, such as `query_timeout`, override the settings above.
 *
 * @throws StoreError when the URL is wrong or the database cannot be used
 */
export async function openPostgres(databaseUrl: string, log?: Pick<Log, 'warn'>): Promise<Database> {
  const address = addressOf(databaseUrl);
  const starting = connect(databaseUrl, address, STARTING, log);
  try {
    const name = `The database "${address.database}" at ${address.server}`;
    await expectFit(starting, address);
    await migrate(starting, MIGRATIONS, name);
    await expectTables(starting, name, 'postgres');
    await expectRights(starting, address);
  } catch (error) {
    throw explainPostgres(error, address);
  } finally {
    await starting.destroy();
  }
  const db = connect(databaseUrl, address, SERVING, log);
  return { db, close: () => db.destroy() };
}

/**
 * Opens a PostgreSQL database for reading, without migrating it.
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
  return new Kysely({
    dialect: new OwnDialect({
      pool: explaining(pool, address),
      onCreateConnection: async (connection) => {
        const statement = `set idle_in_transaction_session_timeout = ${LONGEST_SILENCE}`;
        await connection.executeQuery(CompiledQuery.raw(statement));
      },
    }),
  });
}

/**
 * The address in a URL, with the defaults of `pg`. An unescaped character in a password can move a part of the password
 * into the port or the database name; such a URL is rejected, so that no message shows that part.
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
    // For example, the URL names a certificate that cannot be read.
    throw new StoreError(`DATABASE_URL cannot be used: ${error instanceof Error ? error.message : error}.`);
  }
}

function poolOf(settings: PoolConfig, log?: Pick<Log, 'warn'>): Pool {
  const pool = new Pool({ application_name: 'sanad', ...settings });
  // Without listeners, a connection that breaks (for example when the server restarts) would end the program. An idle
  // connection emits the error on the pool, a connection in use on itself; its query then rejects.
  pool.on('error', ({ message }) => {
    log?.warn(
      { event: 'postgres-connection-lost', reason: message },
      'a connection to PostgreSQL was lost; the next query opens another',
    );
  });
  pool.on('connect', (client) => client.on('error', () => undefined));
  // After a timeout, the statement still occupies its connection, which the pool would reuse.
  pool.on('release', (_, client) => {
    if (isOccupied(client)) void client.end();
  });
  return pool;
}

function isOccupied(client: PoolClient): boolean {
  return 'readyForQuery' in client && client.readyForQuery === false;
}

/** A pool that explains in a sentence why it cannot connect, and what an operator can mend of a statement's failure. */
function explaining(pool: Pool, address: DatabaseAddress): PostgresPool {
  // Kysely takes each other object for a new connection, and sets it up first.
  const explained = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      try {
        const client = await pool.connect();
        const known = explained.get(client) ?? explainingClient(client, address);
        explained.set(client, known);
        return known;
      } catch (error) {
        throw explainPostgres(error, address);
      }
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

function explainingClient(client: PoolClient, address: DatabaseAddress): PostgresPoolClient {
  const query = async (text: string, values: unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, values);
    } catch (error) {
      throw explainWhileOpen(error, address);
    }
  };
  return new Proxy<PostgresPoolClient>(client, {
    get: (target, name) => {
      if (name === 'query') return query;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** A transaction that fails says why, also where the rollback fails too, as on a connection that has broken. */
class OwnDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new OwnDriver(this.#config);
  }
}

class OwnDriver extends PostgresDriver {
  override async rollbackTransaction(
    ...asked: Parameters<PostgresDriver['rollbackTransaction']>
  ): Promise<void> {
    // It drops such a connection.
    await super.rollbackTransaction(...asked).catch(() => undefined);
  }
}
