import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LiveKnowledge } from '../../src/app/live-knowledge.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { makeFolder } from '../knowledge/folder.ts';

test('the knowledge follows its files; while they have mistakes, the last good knowledge stays', async () => {
  const folder = await makeFolder();
  const knowledge = await loadKnowledge(folder);
  let heard = Promise.withResolvers<string>();
  const log = (details: object, message: string) => {
    heard.resolve(`${message} ${JSON.stringify(details)}`);
    heard = Promise.withResolvers();
  };
  const current = new LiveKnowledge({
    ...{ folder, knowledge, engine: createEngine(compile(knowledge)) },
    timer: (task, milliseconds) => {
      const timeout = setTimeout(task, milliseconds);
      return () => clearTimeout(timeout);
    },
    compile: async (changed) => createEngine(compile(changed)),
    log: { info: log, warn: log, error: log },
  });
  await current.start();
  onTestFinished(() => current.stop());
  const file = join(folder, 'situation.yaml');
  const sound = await readFile(file, 'utf8');

  let next = heard.promise;
  await writeFile(file, sound.replace('time-zone: Asia/Baghdad', 'time-zone: Asia/Bagdad'));
  expect(await next).toMatch(/has mistakes.*situation\.yaml/);
  expect(current.knowledge()).toBe(knowledge);

  next = heard.promise;
  await writeFile(file, sound.replace('The border', 'The frontier'));
  expect(await next).toContain('the knowledge was read again');
  expect(current.knowledge().situation.title['en']).toBe('The frontier');
  expect(current.engine().ask({ text: 'more patrols?' }).statements[0]?.id).toBe('patrols-doubled');
});
