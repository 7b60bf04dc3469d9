import { expect, test } from 'vitest';
import { PostedRecorder } from '../../../src/desk/corrections/posted-recorder.ts';
import type { PostedMessage } from '../../../src/sending/posted.ts';
import { openStore } from '../../../src/store/open.ts';
import type { LogDetails } from '../../../src/util/log.ts';
import { handTimer } from '../../platforms/discord/running.ts';
import { emptyStoreFolder } from '../../store/temporary.ts';

const AT = new Date('2026-01-20T12:00:00Z');

const answer = (message: string, reader = '7'): PostedMessage => ({
  in: { platform: 'telegram', chat: reader },
  message,
  place: 'private',
  reader,
  states: { facts: ['a'], language: 'en' },
});

/** A recorder on a SQLite file that can be taken away, and what is recorded in it. */
async function recording() {
  const dataDir = await emptyStoreFolder();
  const store = await openStore({ dataDir });
  const { timer, fire, untilWaiting } = handTimer();
  const warnings: LogDetails[] = [];
  let isAway = false;
  const recorder = new PostedRecorder({
    store: {
      record: async (messages, at) => {
        if (isAway) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
        await store.corrections.record(messages, at);
      },
    },
    log: {
      warn: (details) => void warnings.push(details),
      error: (details) => void warnings.push(details),
      info: () => undefined,
    },
    timer,
    now: () => AT,
  });
  return {
    recorder,
    warnings,
    fire,
    untilWaiting,
    setAway: (away: boolean) => {
      isAway = away;
    },
    async recorded() {
      const states = new Map([['a', '-']]);
      const found = await store.corrections.outdated(states, ['telegram'], AT, 99);
      return found.map(({ message }) => message).toSorted();
    },
    close: () => store.close(),
  };
}

test('while the store is away answers wait for it, which is logged once; without a word about readers', async () => {
  const { recorder, warnings, fire, untilWaiting, setAway, recorded, close } = await recording();
  setAway(true);
  recorder.posted(answer('1'));
  await untilWaiting(1);
  recorder.posted(answer('2'));
  fire();
  await untilWaiting(1);
  expect(warnings).toEqual([
    { event: 'posted-not-recorded', error: 'Error', code: 'ECONNREFUSED', at: expect.any(Array) },
  ]);
  setAway(false);
  recorder.posted(answer('3', '8'));
  await recorder.forget('telegram', '8');
  fire();
  await recorder.stop();
  expect(await recorded()).toEqual(['1', '2']);
  await close();
});

test('what was sent last is recorded before the end', async () => {
  const { recorder, recorded, close } = await recording();
  for (let n = 0; n < 250; n += 1) recorder.posted(answer(`m${n}`));
  await recorder.stop();
  expect(await recorded()).toHaveLength(10);
  await close();
});
