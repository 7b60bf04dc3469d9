import { describe, expect, test } from 'vitest';
import { planDue, replanned } from '../../src/digest/plan.ts';
import { nextSlot, type Slot, ZONE_RULES } from '../../src/digest/schedule.ts';
import { spreadOf } from '../../src/digest/spread.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import { GRACE } from './stage.ts';

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

describe('the plan of a slot that is due', () => {
  test('postpones a slot that is later by new rules of its zone', () => {
    const early = due({ at: new Date('2026-11-23T04:00:00Z') });
    const planned = planDue(early, new Date('2026-11-23T04:00:10Z'), GRACE);
    expect(planned).toEqual({
      next: { date: '2026-11-23', at: new Date('2026-11-23T05:00:00Z'), rules: ZONE_RULES },
    });
  });

  test('tries a zone that this runtime does not know again a day later', () => {
    const planned = planDue(due({}, { ...SCHEDULE, zone: 'Mars/Olympus' }), NOW, GRACE);
    expect(planned.delivery).toBeUndefined();
    expect(planned.next.at).toEqual(new Date('2026-11-24T05:00:10Z'));
  });

  test('has no digest on a day that is no longer chosen', () => {
    const fridays = due({}, { ...SCHEDULE, days: [5] });
    expect(planDue(fridays, NOW, GRACE)).toMatchObject({ next: { date: '2026-11-27' } });
    expect(planDue(fridays, NOW, GRACE).delivery).toBeUndefined();
  });
});

describe('a digest that may come within a window', () => {
  const WINDOW = 30;
  const chat = (n: number) => ({ platform: 'telegram', chat: String(n) });
  const minutesAfter = (at: Date | undefined) =>
    ((at?.getTime() ?? Number.NaN) - Date.parse('2026-11-23T05:00:00Z')) / 60_000;

  test('has its turn later, each day as much, and says what it would say at its time', () => {
    const within = { ...due({}), within: WINDOW };
    const { delivery, next } = planDue(within, NOW, GRACE);
    expect(delivery?.dueAt).toEqual(new Date('2026-11-23T05:00:00Z'));
    const late = minutesAfter(delivery?.retryAt);
    expect(late).toBe(spreadOf(within.from, WINDOW) / 60_000);
    // It may be as late after its turn as any other.
    expect(minutesAfter(delivery?.until) - late).toBe(GRACE / 60_000);
    expect(next.at).toEqual(new Date('2026-11-24T05:00:00Z'));
  });

  test('without a window it has its turn at its time', () => {
    expect(planDue(due({}), NOW, GRACE).delivery?.retryAt).toEqual(new Date('2026-11-23T05:00:00Z'));
    expect(spreadOf(chat(1), 0)).toBe(0);
  });

  test('many chats are spread evenly over the window, and none is outside', () => {
    const delays = Array.from({ length: 6_000 }, (_, n) => spreadOf(chat(n), WINDOW) / 60_000);
    const inMinute = Map.groupBy(delays, Math.floor);
    expect([...inMinute.keys()].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: WINDOW }, (_, n) => n),
    );
    for (const some of inMinute.values()) expect(Math.abs(some.length - 200)).toBeLessThan(80);
  });
});

describe('the next slot by new rules of its zone', () => {
  test('is on the same date, if that has one', () => {
    const old = due({ at: new Date('2026-11-23T04:00:00Z'), rules: 'old' });
    expect(replanned(old, NOW)).toEqual({
      date: '2026-11-23',
      at: new Date('2026-11-23T05:00:00Z'),
      rules: ZONE_RULES,
    });
  });

  test('stays the same in a zone that this runtime does not know', () => {
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

test.each(ZONES)('a year in %s: one digest on every local date, however often the plan is asked', (zone) => {
  const schedule = { ...SCHEDULE, zone, time: '02:30' };
  const first = nextSlot(schedule, new Date('2026-01-01T00:00:00Z'));
  let subscription = due(first, schedule);
  const dates: string[] = [];
  // Every 3 hours 40 minutes, so that the plan is asked at all distances from the slots.
  for (
    let at = Date.parse('2026-01-01T00:00:00Z');
    at < Date.parse('2027-01-01T00:00:00Z');
    at += 220 * 60_000
  ) {
    if (subscription.next.at.getTime() > at) continue;
    const { delivery, next } = planDue(subscription, new Date(at), GRACE);
    if (delivery) dates.push(delivery.slot);
    subscription = { ...subscription, next };
  }
  const start = Temporal.PlainDate.from(first.date);
  expect(dates).toEqual(dates.map((_, day) => start.add({ days: day }).toString()));
  expect(dates.length).toBeGreaterThanOrEqual(364);
});
