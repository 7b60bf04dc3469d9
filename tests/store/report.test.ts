import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Environment } from '../../src/app/environment.ts';
import type { Ending } from '../../src/command/digests.ts';
import { dueNow } from '../../src/digest/ledger.ts';
import type { Refusal } from '../../src/sending/poster.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { NOW, run } from './run.ts';
import { temporaryFolder } from './temporary.ts';

/** Runs `npm start -- report`. */
const report = (env: Environment['env'], ...words: readonly string[]) => run(['report', ...words], env);

/** A store that stays open while the test reads it. */
async function openIn(dataDir: string): Promise<Store> {
  const store = await openStore({ dataDir });
  onTestFinished(() => store.close());
  return store;
}

const HOUR = 60 * 60 * 1_000;
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR);

async function fill(store: Store): Promise<void> {
  const days = [
    ['2026-01-24', 'not-in-sources', 'en', 1],
    ['2026-01-25', 'answered', 'en', 300],
    ['2026-01-31', 'not-in-sources', 'ar', 4],
    ['2026-01-31', 'unsure', '', 1],
  ] as const;
  await store.questionCounts.add({
    outcomes: days.map(([day, outcome, language, count]) => ({ day, outcome, language, count })),
    gaps: [
      { day: '2026-01-24', gap: 'casualties', count: 20 },
      { day: '2026-01-25', gap: 'casualties', count: 2 },
      { day: '2026-01-31', gap: 'end-date', count: 12 },
    ],
    words: [],
  });
  for (const user of ['ann', 'bob', 'cem', 'dan', 'eva']) {
    const words = ['zeppelin', ...(user === 'eva' ? [] : ['secretword'])];
    await store.questionCounts.add({
      ...{ outcomes: [], gaps: [] },
      words: words.map((word) => ({ word, day: '2026-01-30', platform: 'discord', user })),
    });
  }
  for (const [message, user, fact, at] of [
    ['1', 'ann', 'border', NOW],
    ['2', 'ann', undefined, NOW],
    ['1', 'bob', 'border', NOW],
    ['1', 'cem', 'border', hoursAgo(24 * 8)],
  ] as const) {
    const key = { from: { platform: 'discord', chat: '100' }, message, user };
    const helpful = user === 'ann' && fact !== undefined;
    await store.votes.cast({ ...key, at, helpful, ...(fact === undefined ? {} : { fact }) });
    if (user === 'bob') await store.votes.explain(key, 'old');
  }
  const ended = [
    ['discord', 'arrived', undefined, hoursAgo(1)],
    ['discord', 'refused', 'gone', hoursAgo(1)],
    ['discord', 'refused', 'gone', hoursAgo(2)],
    ['discord', 'refused', 'forbidden', hoursAgo(2)],
    ['telegram', 'partly', undefined, hoursAgo(3)],
    ['telegram', 'missed', undefined, hoursAgo(3)],
    ['telegram', 'nothing-new', undefined, hoursAgo(3)],
    ['telegram', 'missed', undefined, hoursAgo(24 * 8)],
  ] as const satisfies readonly (readonly [string, Ending, Refusal | undefined, Date])[];
  for (const [n, [platform, ending, refusal, at]] of ended.entries()) {
    const key = { subject: 'sub', slot: `${n}`, kind: 'digest' } as const;
    await store.ledger.add({ ...key, to: { platform, chat: '100' }, ...dueNow(at) });
    await store.ledger.end(key, ending, at, refusal === undefined ? {} : { refusal });
  }
}

describe('npm start -- report', () => {
  test('shows what was counted in the last days while a bot uses the store', async () => {
    const dataDir = await temporaryFolder();
    await fill(await openIn(dataDir));
    const env = { DATA_DIR: dataDir, LOG_LEVEL: 'none of these' };
    expect(await report(env)).toEqual({
      code: 0,
      errors: '',
      out: `The last 7 days: since 2026-01-25, in UTC

Questions           all   share  English  Arabic  unknown language
in the sources      300   98.4%      300       0                 0
unsure                1    0.3%        0       0                 1
not in the sources    4    1.3%        0       4                 0
together            305  100.0%      300       4                 1

Known gaps that were asked for  times
end-date                           12
casualties                          2

Words that no source has  readers
zeppelin                        5

Votes by fact  helpful  not helpful  wrong  old  not my question  unclear
border               1            1      0    1                0        0
(no answer)          0            1      0    0                0        0

Deliveries that failed                                      times
Discord, refused: the bot may not write there                   1
Discord, refused: the chat is gone, or has removed the bot      2
Telegram, missed: it was too late                               1
Telegram, unknown whether all of it arrived                     1
`,
    });
    expect((await report(env, '--days', '8')).out).toContain('casualties                         22\n');
    const today = await report(env, '--days=1');
    expect(today.out).toMatch(/^Today, 2026-01-31, in UTC\n/);
    expect(today.out).toContain('Words that no source has\nnone\n');
  });

  test('prints one JSON object, in which no reader, no chat and no rare word can be read', async () => {
    const dataDir = await temporaryFolder();
    await fill(await openIn(dataDir));
    const { out, ...ended } = await report({ DATA_DIR: dataDir }, '--json');
    expect(ended).toEqual({ code: 0, errors: '' });
    expect(JSON.parse(out)).toEqual({
      days: 7,
      since: '2026-01-25',
      questions: [
        { outcome: 'answered', language: 'en', count: 300 },
        { outcome: 'not-in-sources', language: 'ar', count: 4 },
        { outcome: 'unsure', language: '', count: 1 },
      ],
      gaps: [
        { gap: 'end-date', count: 12 },
        { gap: 'casualties', count: 2 },
      ],
      words: [{ word: 'zeppelin', readers: 5 }],
      votes: [
        { fact: 'border', helpful: 1, unhelpful: 1, reasons: { old: 1 } },
        { helpful: 0, unhelpful: 1, reasons: {} },
      ],
      deliveries: [
        { platform: 'discord', ended: 'arrived', count: 1 },
        { platform: 'discord', ended: 'refused', refusal: 'forbidden', count: 1 },
        { platform: 'discord', ended: 'refused', refusal: 'gone', count: 2 },
        { platform: 'telegram', ended: 'missed', count: 1 },
        { platform: 'telegram', ended: 'nothing-new', count: 1 },
        { platform: 'telegram', ended: 'partly', count: 1 },
      ],
    });
    expect(out).not.toMatch(/ann|bob|"100"|secretword/);
  });

  test('has no word in the store that fewer than five readers have typed', async () => {
    const dataDir = await temporaryFolder();
    const store = await openIn(dataDir);
    await fill(store);
    await store.close();
    const tool = new DatabaseSync(join(dataDir, 'sanad.sqlite'));
    onTestFinished(() => tool.close());
    const rows = tool.prepare('select * from unknown_words').all();
    expect(rows).toHaveLength(9);
    expect(rows.filter(({ word }) => word !== null).map(({ word }) => word)).toEqual(['zeppelin']);
    expect(JSON.stringify(rows)).not.toMatch(/secretword|"(?:ann|bob|cem|dan|eva)"/);
  });

  const NOTHING = `${JSON.stringify({
    ...{ days: 7, since: '2026-01-25', questions: [], gaps: [], words: [], votes: [], deliveries: [] },
  })}\n`;

  test('says where there is no store, and makes none', async () => {
    const DATA_DIR = await temporaryFolder();
    const nothing = `There is no store in ${DATA_DIR} yet.\n`;
    expect(await report({ DATA_DIR })).toEqual({ code: 0, errors: '', out: nothing });
    expect(await report({ DATA_DIR }, '--json')).toEqual({ code: 0, errors: '', out: NOTHING });
    expect(readdirSync(DATA_DIR)).toEqual([]);
  });

  const EMPTY = 'The last 7 days: since 2026-01-25, in UTC\nNo questions, no votes, no failed deliveries.\n';

  test('says that a store is empty, also one of a version that counted less or nothing', async () => {
    const DATA_DIR = await temporaryFolder();
    const store = await openIn(DATA_DIR);
    expect(await report({ DATA_DIR })).toEqual({ code: 0, errors: '', out: EMPTY });
    await store.close();
    const tool = new DatabaseSync(join(DATA_DIR, 'sanad.sqlite'));
    onTestFinished(() => tool.close());
    tool.exec('alter table votes drop column reason; drop table question_counts');
    tool.exec('drop table gap_counts; create table gap_counts (gap text, count integer)');
    expect(await report({ DATA_DIR })).toEqual({ code: 0, errors: '', out: EMPTY });
    tool.exec('drop table votes; drop table unknown_words; drop table parts; drop table deliveries');
    expect(await report({ DATA_DIR }, '--json')).toEqual({ code: 0, errors: '', out: NOTHING });
  });

  test('says what is wrong', async () => {
    const DATA_DIR = await temporaryFolder();
    const file = join(DATA_DIR, 'sanad.sqlite');
    writeFileSync(file, 'no database at all, but a text that is long enough to be taken for one');
    expect(await report({ DATA_DIR })).toEqual({
      code: 1,
      out: '',
      errors: `${file} is not a SQLite database; move it away, or name another folder in DATA_DIR.\n`,
    });
    const { code, errors } = await report({ DATABASE_URL: 'mysql://host' });
    expect([code, errors]).toEqual([2, expect.stringMatching(/^DATABASE_URL is not an address such as /)]);
    const wrong = await report({ DATA_DIR }, 'FILE');
    expect(wrong).toEqual({
      code: 2,
      out: '',
      errors: '"report" takes no more arguments, but was given "FILE".\n',
    });
    for (const days of ['0', '-1', '1.5', 'week', '3651', '99999', '']) {
      const { code, out, errors } = await report({ DATA_DIR }, `--days=${days}`);
      expect([code, out, errors]).toEqual([
        ...[2, ''],
        `--days ${days}: give a whole number from 1 to 3650, such as 30.\n`,
      ]);
    }
  });
});
