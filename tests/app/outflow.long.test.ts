import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GOOD, SOURCE } from '../knowledge/folder.ts';
import { receiver } from '../webhooks/receiver.ts';
import { serving } from './running.ts';
import { smallKnowledge } from './small-knowledge.ts';

const TOKEN = 'a-token-of-many-letters';

const NEW = `
  - id: patrols-tripled
    paragraph: 4
    says: sudani
    status: claimed
    when: 2026-01-21
    names: [iraq]
    topics: [patrols]
    text: { en: "Patrols were tripled", ar: "تضاعفت الدوريات ثلاث مرات" }
    supersedes: patrols-doubled
    reason: { en: "the paper corrected itself" }
    added: 2026-01-24
`;

test('the program has feeds, metrics and readiness, and tells of a correction that an editor saves', async () => {
  const { url, received } = await receiver();
  const folders = await smallKnowledge();
  const program = await serving({
    ...folders,
    ...{ PORT: '0', PUBLIC_URL: 'http://127.0.0.1', METRICS_TOKEN: TOKEN },
    ...{ WEBHOOKS: url, WEBHOOK_SECRET: 'c2FuYWQgc2FuYWQgc2FuYWQgc2FuYWQg' },
  });
  const { address } = JSON.parse(await program.line('listening')) as { address: string };
  const get = (path: string, headers = {}) =>
    fetch(address + path, { headers: { connection: 'close', ...headers } });
  const before = await (await get('/feed.xml')).text();
  expect(before).toContain('<title>Patrols were doubled</title>');
  expect(await (await get('/readyz')).json()).toEqual({
    ready: true,
    parts: { knowledge: 'ready', store: 'ready' },
  });
  await program.line('webhooks-ready');
  await writeFile(join(folders.KNOWLEDGE_DIR, SOURCE), GOOD[SOURCE].trimEnd() + NEW);
  const { body } = await received.waitFor(() => true);
  expect(JSON.parse(body)).toMatchObject({
    type: 'fact.corrected',
    data: { entry: 'patrols-doubled', fact: { id: 'patrols-tripled' }, before: { id: 'patrols-doubled' } },
  });
  expect(await (await get('/feed.xml')).text()).toContain('<title>Corrected — Patrols were tripled</title>');
  const metrics = await (await get('/metrics', { authorization: `Bearer ${TOKEN}` })).text();
  expect(metrics).toContain('sanad_knowledge_facts 3\n');
  expect((await get('/metrics')).status).toBe(401);
  expect(await program.end()).toBe(0);
  expect(program.lines.join('\n')).not.toMatch(/hidden|c2Fu|a-token/);
  expect(await readFile(join(program.folder, 'sanad.sqlite'), 'latin1')).not.toContain('key=hidden');
});
