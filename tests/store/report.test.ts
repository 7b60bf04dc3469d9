import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Environment } from '../../src/app/environment.ts';
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

async function fill(store: Store): Promise<void> {
  const days = [
    ['2025-12-31', 'answered', 1],
    ['2026-01-02', 'answered', 20],
    ['2026-01-01', 'not-in-sources', 2],
    ['2026-01-24', 'not-in-sources', 1],
    ['2026-01-25', 'answered', 300],
    ['2026-01-31', 'not-in-sources', 4],
    ['2026-01-31', 'unsure', 1],
  ] as const;
  await store.questionCounts.add({
    outcomes: days.map(([day, outcome, count]) => ({ day, outcome, count })),
    gaps: [
      { gap: 'casualties', count: 2 },
      { gap: 'end-date', count: 12 },
    ],
  });
  for (const [message, user, fact] of [
    ['1', 'ann', 'border'],
    ['2', 'ann', undefined],
    ['1', 'bob', 'border'],
  ] as const) {
    await store.votes.cast({
      from: { platform: 'discord', chat: '100' },
      ...{ message, user, at: NOW, helpful: user === 'ann' && fact !== undefined },
      ...(fact === undefined ? {} : { fact }),
    });
  }
}

describe('npm start -- report', () => {
  test('shows numbers while a bot uses the store', async () => {
    const dataDir = await temporaryFolder();
    await fill(await openIn(dataDir));
    const env = { DATA_DIR: dataDir, LOG_LEVEL: 'none of these' };
    expect(await report(env)).toEqual({
      code: 0,
      errors: '',
      out: `Questions by outcome  all  share  30 days  7 days
answered              321  97.6%      320     300
not-in-sources          7   2.1%        5       4
unsure                  1   0.3%        1       1

Gaps met    times
end-date       12
casualties      2

Votes by fact  helpful  unhelpful
border               1          1
(refusals)           0          1
`,
    });
    const { out, ...ended } = await report(env, '--json');
    expect(ended).toEqual({ code: 0, errors: '' });
    expect(JSON.parse(out)).toEqual({
      questions: [
        { outcome: 'answered', all: 321, share: 321 / 329, last30Days: 320, last7Days: 300 },
        { outcome: 'not-in-sources', all: 7, share: 7 / 329, last30Days: 5, last7Days: 4 },
        { outcome: 'unsure', all: 1, share: 1 / 329, last30Days: 1, last7Days: 1 },
      ],
      gaps: [
        { gap: 'end-date', count: 12 },
        { gap: 'casualties', count: 2 },
      ],
      votes: [
        { fact: 'border', helpful: 1, unhelpful: 1 },
        { helpful: 0, unhelpful: 1 },
      ],
    });
    expect(out).not.toMatch(/ann|bob|discord|100/);
  });

  const NOTHING = `${JSON.stringify({ questions: [], gaps: [], votes: [] })}\n`;

  test('says where there is no store, and makes none', async () => {
    const DATA_DIR = await temporaryFolder();
    const nothing = `There is no store in ${DATA_DIR} yet.\n`;
    expect(await report({ DATA_DIR })).toEqual({ code: 0, errors: '', out: nothing });
    expect(await report({ DATA_DIR }, '--json')).toEqual({ code: 0, errors: '', out: NOTHING });
    expect(readdirSync(DATA_DIR)).toEqual([]);
  });

  const EMPTY = 'The store has no questions and no votes yet.\n';

  test('says that a store is empty, also one of a version that counted nothing', async () => {
    const DATA_DIR = await temporaryFolder();
    const store = await openIn(DATA_DIR);
    expect(await report({ DATA_DIR })).toEqual({ code: 0, errors: '', out: EMPTY });
    await store.close();
    const tool = new DatabaseSync(join(DATA_DIR, 'sanad.sqlite'));
    onTestFinished(() => tool.close());
    tool.exec('drop table question_counts; drop table gap_counts');
    expect(await report({ DATA_DIR })).toEqual({ code: 0, errors: '', out: EMPTY });
    tool.exec('drop table votes');
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
  });
});
