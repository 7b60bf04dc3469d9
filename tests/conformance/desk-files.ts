import { describe, expect, test } from 'vitest';
import { type DeskFiles, update } from '../../src/desk/desk-files.ts';
import { HOSTILE } from './stores.ts';

/** What every place for the files of the desk has to do. */
export function describeDeskFiles(name: string, empty: () => Promise<DeskFiles>): void {
  describe(`files of the desk in ${name}`, () => {
    test('are read as they were written, listed by path, and removed', async () => {
      const files = await empty();
      expect(await files.read('drafts/a.yaml')).toBeUndefined();
      expect(await files.list('drafts/')).toEqual([]);
      const b = await files.write('drafts/b.yaml', HOSTILE, 'none');
      const a = await files.write('drafts/a.yaml', '', 'none');
      await files.write('feeds.json', '{}', 'none');
      expect(await files.read('drafts/b.yaml')).toEqual({
        path: 'drafts/b.yaml',
        text: HOSTILE,
        revision: b,
      });
      expect(await files.list('drafts/')).toEqual([
        { path: 'drafts/a.yaml', revision: a },
        { path: 'drafts/b.yaml', revision: b },
      ]);
      await files.remove('drafts/b.yaml');
      await files.remove('drafts/b.yaml');
      expect(await files.read('drafts/b.yaml')).toBeUndefined();
    });

    test('are not overwritten where somebody else has written meanwhile', async () => {
      const files = await empty();
      const first = await files.write('x.json', '1', 'none');
      expect(await files.write('x.json', '2', 'none')).toBeUndefined();
      const second = await files.write('x.json', '2', first ?? '');
      expect(second).not.toBe(first);
      expect(await files.write('x.json', '3', first ?? '')).toBeUndefined();
      expect(await files.read('x.json')).toMatchObject({ text: '2', revision: second });
    });

    test('lose no change of several that are made at once', async () => {
      const files = await empty();
      await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          update(files, 'audit/day.jsonl', (text = '') => `${text}${n}\n`),
        ),
      );
      const lines = (await files.read('audit/day.jsonl'))?.text.trim().split('\n').map(Number);
      expect(lines?.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    });
  });
}
