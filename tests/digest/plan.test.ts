import { describe, expect, test } from 'vitest';
import { planDue, replanned } from '../../src/digest/plan.ts';
import { nextSlot, type Slot, ZONE_RULES } from '../../src/digest/schedule.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import { GRACE, Stage } from './stage.ts';

const SCHEDULE = { time: '08:00', zone: 'Asia/Baghdad', days: [1, 2, 3, 4, 5, 6, 7] };
const NOW = new Date('2026-11-23T05:00:10Z');

function due(next: Partial<Slot>, schedule = SCHEDULE): Subscription & { readonly next: Slot } {
  return {
    id: 'sub00001',
    from: { platform: 'paper', chat: 'c1' },
    createdAt: NOW,
    state: 'active',
    refusals: 0,
    schedule,
    topics: [],
    language: 'en',
    whenEmpty: 'skip',
    next: { date: '2026-11-23', at: new Date('2026-11-23T05:00:00Z'), rules: ZONE_RULES, ...next },
  };
}

describe('what becomes of a slot that is noted as due', () => {
  test('under other rules of its zone its time is still to come', () => {
    const early = due({ at: new Date('2026-11-23T04:00:00Z') });
    const planned = planDue(early, new Date('2026-11-23T04:00:10Z'), GRACE);
    expect(planned).toEqual({
      next: { date: '2026-11-23', at: new Date('2026-11-23T05:00:00Z'), rules: ZONE_RULES },
    });
  });

  test('a zone that this runtime does not know holds nobody else up', () => {
    const planned = planDue(due({}, { ...SCHEDULE, zone: 'Mars/Olympus' }), NOW, GRACE);
    expect(planned.delivery).toBeUndefined();
    expect(planned.next.at).toEqual(new Date('2026-11-24T05:00:10Z'));
  });

  test('a day that is not chosen any more has no digest', () => {
    const fridays = due({}, { ...SCHEDULE, days: [5] });
    expect(planDue(fridays, NOW, GRACE)).toMatchObject({ next: { date: '2026-11-27' } });
    expect(planDue(fridays, NOW, GRACE).delivery).toBeUndefined();
  });
});

describe('the next slot by other rules', () => {
  test('is on the same date, where that has one', () => {
    const old = due({ at: new Date('2026-11-23T04:00:00Z'), rules: 'old' });
    expect(replanned(old, NOW)).toEqual({
      date: '2026-11-23',
      at: new Date('2026-11-23T05:00:00Z'),
      rules: ZONE_RULES,
    });
  });

  test('stays as it was in a zone that this runtime does not know', () => {
    const lost = due({ rules: 'old' }, { ...SCHEDULE, zone: 'Mars/Olympus' });
    expect(replanned(lost, NOW)).toEqual({ ...lost.next, rules: ZONE_RULES });
  });
});

const ZONES = [
  'Asia/Baghdad',
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Chatham',
];

test('a year: each chat has one digest on every local date, however often it is looked', async () => {
  const stage = await Stage.open();
  stage.now = new Date('2026-01-01T00:00:00Z');
  const chats = ZONES.flatMap((zone) => ['02:30'].map((time) => ({ zone, time, chat: `${zone} ${time}` })));
  for (const { zone, time, chat } of chats)
    await stage.subscribe(chat, { schedule: { ...SCHEDULE, zone, time } });
  const dates = new Map<string, string[]>();
  const end = Date.parse('2027-01-01T00:00:00Z');
  // Every 3 hours 40 minutes, so that looks come at all distances from the slots.
  for (; stage.now.getTime() < end; stage.now = new Date(stage.now.getTime() + 220 * 60_000)) {
    const { deliveries } = await stage.store.ledger.takeDue(stage.now, 100, (sub) =>
      planDue(sub, stage.now, GRACE),
    );
    for (const { slot, to } of deliveries) dates.set(to.chat, [...(dates.get(to.chat) ?? []), slot]);
  }
  for (const { zone, time, chat } of chats) {
    const first = nextSlot({ ...SCHEDULE, zone, time }, new Date('2026-01-01T00:00:00Z')).date;
    const found = dates.get(chat) ?? [];
    const wanted = found.map((_, day) => Temporal.PlainDate.from(first).add({ days: day }).toString());
    expect(found, chat).toEqual(wanted);
    expect(found.length, chat).toBeGreaterThanOrEqual(364);
  }
});
