import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open.ts';
import { tablesIn } from '../../src/store/tables-in.ts';
import { temporaryFolder } from './temporary.ts';

test('docs/operating.md says of every table how long it is kept, and of no other', async () => {
  const { db, close } = await openDatabase({ dataDir: await temporaryFolder() });
  const tables = (await tablesIn(db)).map(({ name }) => name).filter((name) => !name.startsWith('sanad_'));
  await close();
  const text = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
  const [, section = ''] = text.split('\n## How long it is kept\n');
  const [table = ''] = section.split('\n## ');
  const named = [...table.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(tables.toSorted());
});
