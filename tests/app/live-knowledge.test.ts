import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { LiveKnowledge } from '../../src/app/live-knowledge.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { KNOWLEDGE_DIR, loadReal, type Real } from '../query/real.ts';
import { temporaryFolder } from '../store/temporary.ts';

let real: Real;
beforeAll(async () => {
  real = await loadReal();
});

test('the knowledge follows its files; while they have mistakes, the last good knowledge stays', async () => {
  const folder = join(await temporaryFolder(), 'knowledge');
  await cp(KNOWLEDGE_DIR, folder, { recursive: true });
  let heard = Promise.withResolvers<string>();
  const log = (details: object, message: string) => {
    heard.resolve(`${message} ${JSON.stringify(details)}`);
    heard = Promise.withResolvers();
  };
  const current = new LiveKnowledge({
    ...{ folder, knowledge: real.knowledge, engine: real.engine },
    timer: (task, milliseconds) => {
      const timeout = setTimeout(task, milliseconds);
      return () => clearTimeout(timeout);
    },
    compile: async (knowledge) => createEngine(compile(knowledge)),
    log: { info: log, warn: log, error: log },
  });
  await current.start();
  onTestFinished(() => current.stop());
  const file = join(folder, 'situation.yaml');
  const sound = await readFile(file, 'utf8');

  let next = heard.promise;
  await writeFile(file, sound.replace('time-zone: Asia/Baghdad', 'time-zone: Asia/Bagdad'));
  expect(await next).toMatch(/has mistakes.*situation\.yaml/);
  expect(current.knowledge()).toBe(real.knowledge);

  next = heard.promise;
  await writeFile(file, sound.replace("Iraq's border security", 'Border security of Iraq'));
  expect(await next).toContain('the knowledge was read again');
  expect(current.knowledge().situation.title['en']).toContain('Border security of Iraq');
  expect(current.engine().ask({ text: 'who was arrested in Kirkuk?' }).outcome).toBe('answered');
});
