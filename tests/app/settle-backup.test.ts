import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { settleBackup } from '../../src/app/settle-backup.ts';
import type { Alert } from '../../src/digest/alerts/alert.ts';
import type { Delivery } from '../../src/digest/ledger.ts';
import { ZONE_RULES } from '../../src/digest/schedule.ts';
import { backUpSqlite } from '../../src/store/backup.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { knowledge, NOW } from '../fixture.ts';
import { temporaryFolder } from '../store/temporary.ts';

const HOUR = 60 * 60 * 1_000;
const TO = { platform: 'discord', chat: '100' };

/** A digest whose slot is so many hours from now. */
async function addDigest({ subscriptions }: Store, id: string, hours: number): Promise<void> {
  const at = new Date(NOW.getTime() + hours * HOUR);
  const [date, time] = [at.toISOString().slice(0, 10), at.toISOString().slice(11, 16)];
  const schedule = { time, zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] };
  const next = { date, at, rules: ZONE_RULES };
  const rest = { topics: [], language: 'en', whenEmpty: 'line' as const };
  await subscriptions.add({
    ...{ id, from: TO, createdAt: NOW, state: 'active', refusals: 0, schedule, next },
    ...rest,
  });
}

const UNDER_WAY: Delivery = {
  ...{
    subject: 'reader',
    slot: 'answer',
    kind: 'answer',
    to: { platform: 'telegram', chat: '7', direct: true },
  },
  ...{ dueAt: NOW, until: new Date(NOW.getTime() + 24 * HOUR), state: 'waiting', body: 'text' },
  ...{ retryAt: new Date(NOW.getTime() + HOUR), retries: 1 },
};

const ALERT: Alert = {
  ...{ id: 'alert', from: TO, createdAt: NOW, state: 'active', refusals: 0, topics: [], language: 'en' },
  ...{ zone: 'UTC', most: 3, quiet: 'none', seen: { snapshot: 'old', except: {} }, held: ['a'], lookAt: NOW },
};

async function settle(store: Store): Promise<readonly object[]> {
  const logged: object[] = [];
  await settleBackup(
    { ...store, knowledge: () => knowledge, now: () => NOW },
    { warn: (details: object) => void logged.push(details) },
  );
  return logged;
}

async function opened(dataDir: string): Promise<Store> {
  const store = await openStore({ dataDir });
  onTestFinished(() => store.close());
  return store;
}

test('what may have gone out since the backup is not sent when it starts; what comes later is', async () => {
  const folder = await temporaryFolder();
  const store = await opened(folder);
  // One is due since an hour, one since two days, which is a slot a day; one is not due yet.
  await addDigest(store, 'hour', -1);
  await addDigest(store, 'days', -47);
  await addDigest(store, 'later', 1);
  await store.ledger.add(UNDER_WAY);
  await store.alerts.add(ALERT);
  const file = join(await temporaryFolder(), 'backup.sqlite');
  await backUpSqlite(folder, file, NOW);

  // The store itself is no backup: it goes on where it was.
  expect(await settle(store)).toEqual([]);
  expect(await store.ledger.get(UNDER_WAY)).toEqual(UNDER_WAY);

  const restoredFolder = await temporaryFolder();
  await copyFile(file, join(restoredFolder, 'sanad.sqlite'));
  const restored = await opened(restoredFolder);
  expect(await settle(restored)).toEqual([
    { event: 'backup-started', takenAt: NOW.toISOString(), deliveries: 1, digests: 2, alerts: 1 },
  ]);
  expect(await restored.ledger.get(UNDER_WAY)).toMatchObject({ state: 'partly', endedAt: NOW });
  for (const id of ['hour', 'days']) {
    const last = await restored.ledger.last(id, 9);
    expect(last.map(({ state }) => state)).toEqual(['missed']);
    const next = (await restored.subscriptions.get(id))?.next;
    expect(next?.at.getTime()).toBeGreaterThan(NOW.getTime());
  }
  expect((await restored.subscriptions.get('later'))?.next?.at).toEqual(new Date(NOW.getTime() + HOUR));
  const alert = await restored.alerts.get('alert');
  expect(alert).toMatchObject({ state: 'active', held: [] });
  expect(alert?.lookAt).toBeUndefined();
  expect(await restored.blobs.get(alert?.seen.snapshot ?? '')).toContain('"facts"');
  // From now on it is a store like any other.
  expect(await settle(restored)).toEqual([]);
});
