import { openSqlite } from '../../src/store/sqlite.ts';

/** Opens a store as a user without rights, once everything is loaded, and prints why it does not open. Root has to start it. */
process.seteuid?.(65_534);
const said = await openSqlite(process.argv[2] ?? '').then(
  async ({ close }) => {
    await close();
    return 'opened';
  },
  (error: unknown) => String(error),
);
process.stdout.write(said);
