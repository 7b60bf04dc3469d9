import { EVERY_DAY, upTo } from '../../src/command/weekdays.ts';
import type { Texts } from '../../src/text/index.ts';

/** Days of the week: "every day", a range if there are three or more in a row, else a list. */
export function showDays(
  days: readonly number[],
  { everyDay, weekdays, subscriptions, listOf }: Texts,
): string {
  if (days.length === EVERY_DAY.length) return everyDay;
  const named = (day: number | undefined) => weekdays[(day ?? 1) - 1] ?? '';
  // A range may pass the end of the week.
  const first = days.find((day) => !days.includes(day === 1 ? 7 : day - 1));
  const row = first === undefined ? [] : upTo(first, ((first + days.length - 2) % 7) + 1);
  const isRow = days.length > 2 && row.every((day) => days.includes(day));
  return isRow ? subscriptions.fromTo(named(first), named(row.at(-1))) : listOf(days.map(named));
}
