import { lacksTables } from './expect-tables.ts';
import { StoreError } from './store-error.ts';

/** The parts of a PostgreSQL URL that messages may show. */
export interface DatabaseAddress {
  /** Host and port. */
  readonly server: string;
  readonly database: string;
}

/** Codes of the operating system (not of TLS) when no server is reached: no such host, port, route or socket. */
const UNREACHABLE = /^(?:ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|ENOENT)/;

/** Explains in a sentence why a PostgreSQL database cannot be used. The errors of `pg` contain no password. */
export function explainPostgres(error: unknown, address: DatabaseAddress): StoreError {
  if (error instanceof StoreError) return error;
  return new StoreError(sentence(error, address), { cause: error });
}

/** The same for an error of a statement; an error that no operator can mend stays as it is. */
export function explainWhileOpen(error: unknown, address: DatabaseAddress): unknown {
  const explained = sentenceOfStatement(error, address);
  return explained === undefined ? error : new StoreError(explained, { cause: error });
}

function sentence(error: unknown, address: DatabaseAddress): string {
  const { server, database } = address;
  const { code, message } = codeAndMessage(error);
  switch (code) {
    case '28P01':
    case '28000':
      return `PostgreSQL at ${server} rejects the user name or the password in DATABASE_URL.`;
    case '3D000':
      return `PostgreSQL at ${server} has no database "${database}"; create it, or name another one in DATABASE_URL.`;
    case '53300':
      return `PostgreSQL at ${server} has no connection left (${message}); raise max_connections, or run fewer replicas.`;
    case '57P03':
      return `PostgreSQL at ${server} takes no connections now (${message}); try again in a moment.`;
  }
  if (code !== undefined && UNREACHABLE.test(code)) return noAnswer(server, code);
  if (/connection timeout/.test(message)) return noAnswer(server, 'it did not answer in time');
  return (
    sentenceOfStatement(error, address) ??
    `The database "${database}" at ${server} cannot be used: ${message}.`
  );
}

function sentenceOfStatement(error: unknown, { server, database }: DatabaseAddress): string | undefined {
  const { code, message } = codeAndMessage(error);
  switch (code) {
    case '25006':
      return `The database "${database}" at ${server} takes no writes now; it may have become a standby, or read-only: name the primary server in DATABASE_URL, or let it write.`;
    case '42501':
      return `The user in DATABASE_URL lacks a right in the database "${database}" at ${server} (${message}); let it create tables in the schema, and read and write them.`;
    case '42P01': {
      const table = /"([^"]+)"/.exec(message)?.[1] ?? 'that a statement names';
      return lacksTables(`The database "${database}" at ${server}`, [table]);
    }
    case '53100':
      return `The disk of PostgreSQL at ${server} is full; make room there.`;
    case '53200':
      return `PostgreSQL at ${server} has no memory left (${message}).`;
    case '58030':
      return `PostgreSQL at ${server} fails to read or write its disk (${message}).`;
    default:
      return undefined;
  }
}

function noAnswer(server: string, why: string): string {
  return `No PostgreSQL answers at ${server} (${why}); check that it runs, and the host and port in DATABASE_URL.`;
}

/** If a host has several addresses, the messages are in the errors of each address. */
function codeAndMessage(error: unknown): { readonly code?: string; readonly message: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  const message =
    error instanceof AggregateError
      ? error.errors.map((part) => codeAndMessage(part).message).join(', ')
      : error.message;
  return 'code' in error && typeof error.code === 'string' ? { code: error.code, message } : { message };
}
