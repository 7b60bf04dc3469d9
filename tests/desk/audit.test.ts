import { expect, test } from 'vitest';
import { audit, readAudit } from '../../src/desk/audit.ts';
import { FolderFiles } from '../../src/desk/folder-files.ts';
import { temporaryFolder } from '../app/program.ts';

const ENTRY = { by: 'terminal:anna', what: 'accept', draft: 'paper', n: 3 };

test('what was done is kept by day, in order, and read from a day on', async () => {
  const files = new FolderFiles(await temporaryFolder());
  await audit(files, { ...ENTRY, at: '2026-02-03T23:59:59Z' });
  await audit(files, { ...ENTRY, at: '2026-02-04T00:00:00Z', detail: 'x'.repeat(1_000) });
  await audit(files, { at: '2026-02-04T01:00:00Z', by: 'discord:1', what: 'publish' });
  expect(await readAudit(files)).toHaveLength(3);
  expect((await readAudit(files, '2026-02-04')).map(({ what }) => what)).toEqual(['accept', 'publish']);
  expect((await readAudit(files, '2026-02-04'))[0]?.detail).toHaveLength(500);
});

test('a line that a crash cut off harms no other', async () => {
  const files = new FolderFiles(await temporaryFolder());
  await files.write('audit/2026-02-04.jsonl', '{"at":"2026', 'none');
  await audit(files, { ...ENTRY, at: '2026-02-04T00:00:00Z' });
  expect(await readAudit(files)).toEqual([{ ...ENTRY, at: '2026-02-04T00:00:00Z' }]);
});
