import type { ChatRef } from '../../../src/command/chat-ref.ts';
import type { Delivery, Ledger } from '../../../src/digest/ledger.ts';
import type { Subscription } from '../../../src/digest/subscription.ts';
import type { Watch } from '../../../src/digest/watch-store.ts';
import type { Store } from '../../../src/store/open.ts';
import { HOSTILE } from '../stores.ts';

const DAY = 24 * 60 * 60 * 1_000;
export const AT = new Date('2026-01-20T05:00:00.123Z');
export const days = (n: number): Date => new Date(AT.getTime() + n * DAY);

export const CHAT: ChatRef = { platform: 'telegram', chat: '-100' };
export const slot = (at: Date, rules = '2026a') => ({ date: at.toISOString().slice(0, 10), at, rules });

/** With the required properties only. */
export const PLAIN: Subscription = {
  id: 'aaaaaaaa',
  from: CHAT,
  createdAt: AT,
  state: 'paused',
  refusals: 0,
  schedule: { time: '08:00', zone: 'Asia/Baghdad', days: [1] },
  topics: [],
  language: 'en',
  whenEmpty: 'skip',
};
/** With all properties, each with a hostile value. */
export const FULL: Subscription = {
  id: HOSTILE,
  from: { platform: HOSTILE, chat: HOSTILE, thread: HOSTILE },
  creator: HOSTILE,
  createdAt: AT,
  state: 'active',
  refusals: 2,
  schedule: { time: HOSTILE, zone: HOSTILE, days: [1, 2, 7] },
  topics: [HOSTILE, ''],
  language: HOSTILE,
  whenEmpty: 'line',
  within: 180,
  next: { date: HOSTILE, at: AT, rules: HOSTILE },
  seen: { snapshot: HOSTILE, except: { [HOSTILE]: HOSTILE, other: null } },
};

export const dueAt = (id: string, at: Date): Subscription => ({
  ...PLAIN,
  id,
  state: 'active',
  next: slot(at),
});

export const WAITING: Delivery = {
  subject: 'aaaaaaaa',
  slot: '2026-01-20',
  kind: 'digest',
  to: CHAT,
  dueAt: AT,
  until: days(1),
  state: 'waiting',
  retryAt: AT,
  retries: 0,
};

export const HOSTILE_DELIVERY: Delivery = {
  subject: HOSTILE,
  slot: HOSTILE,
  kind: 'answer',
  to: { platform: HOSTILE, chat: HOSTILE, thread: HOSTILE, direct: true },
  dueAt: AT,
  until: days(1),
  state: 'refused',
  body: HOSTILE,
  snapshot: HOSTILE,
  retryAt: days(2),
  retries: 3,
  endedAt: days(3),
  refusal: 'forbidden',
};

export const WATCH: Watch = {
  id: 'wwwwwwww',
  from: CHAT,
  user: 'ann',
  question: 'How many?',
  language: 'en',
  open: false,
  createdAt: AT,
  known: { snapshot: 'known', except: {} },
};

/** A plan: a delivery for each due subscription, and the next slot a day later. */
export const daily: Parameters<Ledger['takeDue']>[2] = ({ id, from, next }) => ({
  delivery: { ...WAITING, subject: id, slot: next.date, to: from, dueAt: next.at, retryAt: next.at },
  next: slot(new Date(next.at.getTime() + DAY)),
});

export const subjects = (deliveries: readonly Delivery[]): readonly string[] =>
  deliveries.map((one) => one.subject);

/** Takes the stores of replicas in turn. */
export function turns(stores: readonly Store[]): (n: number) => Store {
  return (n) => stores[n % stores.length] as Store;
}
