import { expect, test } from 'vitest';
import { Outages } from '../../../src/platforms/discord/outages.ts';

test('a shard is lost from when its outage is reported until it is back', () => {
  let report = (): void => {};
  const timer = (task: () => void) => {
    report = task;
    return () => {};
  };
  const outages = new Outages({ timer, onLost: () => {}, onBack: () => {} });
  const seen = [outages.isLost];
  outages.begin(0);
  seen.push(outages.isLost);
  report();
  outages.begin(1);
  seen.push(outages.isLost);
  outages.end(0);
  seen.push(outages.isLost);
  expect(seen).toEqual([false, false, true, false]);
});
