import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FolderFiles } from '../../src/desk/folder-files.ts';
import { describeDeskFiles } from '../conformance/desk-files.ts';
import { temporaryFolder } from '../store/temporary.ts';

describeDeskFiles('a folder', async () => new FolderFiles(join(await temporaryFolder(), 'data')));

test.each(['../x', '/x', 'a//b', '.hidden', 'a/../../x', ''])(
  '"%s" leaves the folder, and is refused',
  async (path) => {
    const files = new FolderFiles(await temporaryFolder());
    await expect(files.write(path, 'x', 'none')).rejects.toThrow(TypeError);
    await expect(files.read(path)).rejects.toThrow(TypeError);
  },
);

test('a folder that cannot be written is named, and nothing is left of the attempt', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'drafts'), 'a file');
  await expect(new FolderFiles(folder).write('drafts/a.yaml', 'x', 'none')).rejects.toThrow(
    /"drafts\/a\.yaml" could not be kept: a part of the path is a file/,
  );
  await mkdir(join(folder, 'texts'));
  await chmod(join(folder, 'texts'), 0o500);
  await new FolderFiles(folder).write('texts/a.txt', 'x', 'none').catch(() => undefined);
  expect((await readdir(join(folder, 'texts'))).filter((name) => name.endsWith('.part'))).toEqual([]);
});
