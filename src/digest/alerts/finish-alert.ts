import type { Ending } from '../../command/digests.ts';
import type { Outgoing } from '../../sending/poster.ts';
import { given } from '../../util/given.ts';
import type { Delivery, PartState } from '../ledger.ts';
import type { Baseline, SeenFact } from '../snapshot.ts';
import type { Snapshots } from '../snapshots.ts';
import type { Alert, AlertChange } from './alert.ts';
import { wakingFrom, wakingTomorrow } from './quiet-hours.ts';

/** An alert of which nothing more is sent. */
export interface FinishedAlert {
  readonly alert: Alert;
  readonly delivery: Delivery;
  readonly messages: readonly Outgoing[];
  readonly states: ReadonlyMap<number, PartState>;
  readonly ending: Ending;
}

/** That a fact was posted once, whatever it says: a change of its wording is nothing for an alert. */
const POSTED: SeenFact = '';

/**
 * What an alert changes for its chat. Facts that certainly arrived count as seen. The others are held back: they come with
 * the next digest or, where none will tell them, on the next day. Doing it again changes nothing more.
 */
export async function alertAfter(
  { alert, delivery, messages, states, ending }: FinishedAlert,
  snapshots: Snapshots,
  now: Date,
): Promise<AlertChange> {
  const hasArrived = (n: number): boolean => states.get(n) === 'sent';
  const before = (await snapshots.seen(alert.seen))?.facts ?? {};
  const arrived = new Set(messages.flatMap(({ facts }, n) => (hasArrived(n) ? facts : [])));
  const missing = messages.flatMap(({ facts }) => facts).filter((id) => !arrived.has(id));
  const held = [...new Set([...alert.held, ...missing])].filter(
    (id) => before[id] === undefined && !arrived.has(id),
  );
  const after = delivery.snapshot === undefined ? undefined : await snapshots.get(delivery.snapshot);
  const seen: Baseline | undefined =
    after === undefined || delivery.snapshot === undefined || arrived.size === 0
      ? undefined
      : {
          snapshot: delivery.snapshot,
          except: Object.fromEntries([
            // A fact that is not valid now may be valid again later.
            ...Object.keys(before).flatMap((id) => (after.facts[id] === undefined ? [[id, POSTED]] : [])),
            ...held.map((id) => [id, null]),
          ]),
        };
  return { held, ...given({ seen, lookAt: lookAtAfter(ending, alert, now) }) };
}

/** What did not arrive is not repeated at once. */
function lookAtAfter(ending: Ending, alert: Alert, now: Date): Date | undefined {
  switch (ending) {
    case 'arrived':
    case 'nothing-new':
      return undefined;
    case 'missed':
      return wakingFrom(now, alert);
    case 'partly':
    case 'refused':
      return wakingTomorrow(now, alert);
    default:
      return ending satisfies never;
  }
}
