import { fold } from '../query/words/fold.ts';
import { nearest } from '../util/edit-distance.ts';
import { lazy } from '../util/lazy.ts';
import { EVERY_DAY } from './weekdays.ts';
import { readZone } from './zones.ts';

/** A part of the week that has other days in other countries. */
export type WeekPart = 'weekdays' | 'weekend';

const WORDS: Readonly<Record<WeekPart, readonly string[]>> = {
  weekdays: [
    ...[
      'weekday',
      'weekdays',
      'week days',
      'workday',
      'workdays',
      'work days',
      'working days',
      'business days',
    ],
    ...['أيام العمل', 'أيام الدوام', 'أيام العمل الرسمية', 'أيام الدوام الرسمي'],
    ...['ڕۆژانی کار', 'ڕۆژانی کارکردن', 'ڕۆژانی دەوام'],
  ],
  weekend: [
    ...['weekend', 'weekends', 'week end'],
    ...['نهاية الأسبوع', 'عطلة نهاية الأسبوع', 'العطلة الأسبوعية', 'عطلة الأسبوع', 'الويكند', 'ويكند'],
    ...['کۆتایی هەفتە', 'پشووی هەفتە', 'پشووی کۆتایی هەفتە', 'ڕۆژانی پشوو'],
  ],
};

const parts = lazy(
  (): ReadonlyMap<string, WeekPart> =>
    new Map(
      (['weekdays', 'weekend'] as const).flatMap((part) =>
        WORDS[part].map((word) => [fold(word), part] as const),
      ),
    ),
);

/** What people write before it. */
const ON = /^(?:(?:on|at|during|the|في|لە)\s+)+/u;

/** The part of the week that a text names. */
export function readWeekPart(typed: string): WeekPart | undefined {
  return parts().get(folded(typed));
}

/** The word for a part of the week that a mistyped one was probably meant to be. */
export function nearestWeekPart(typed: string): string | undefined {
  const near = nearest(folded(typed), parts().keys());
  return Object.values(WORDS)
    .flat()
    .find((word) => fold(word) === near);
}

/**
 * The days that are meant in the country of a time zone, Monday being 1; undefined where the zone has no country, such as
 * a distance from UTC. Weekends of countries are those of CLDR.
 */
export function daysOfWeekPart(part: WeekPart, zone: string): readonly number[] | undefined {
  const weekend = weekends().get(readZone(zone) ?? zone);
  return weekend && daysIn(part, weekend);
}

/** The days that are meant in most countries, for a reader to choose from. */
export function usualDays(part: WeekPart): readonly (readonly number[])[] {
  const fridayAndSaturday = [5, 6];
  const saturdayAndSunday = [6, 7];
  return [fridayAndSaturday, saturdayAndSunday].map((weekend) => daysIn(part, weekend));
}

function daysIn(part: WeekPart, weekend: readonly number[]): readonly number[] {
  return part === 'weekend' ? weekend : EVERY_DAY.filter((day) => !weekend.includes(day));
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** The weekend in the country of each zone. It takes a fifth of a second to list them. */
const weekends = lazy((): ReadonlyMap<string, readonly number[]> => {
  const regions = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return new Map(
    regions.flatMap((region) => {
      const locale = new Intl.Locale(`und-${region}`);
      const { weekend } = locale.getWeekInfo();
      return (locale.getTimeZones() ?? []).map((zone) => [readZone(zone) ?? zone, weekend] as const);
    }),
  );
});

function folded(typed: string): string {
  return fold(typed)
    .trim()
    .replace(/[,،;.]+$/u, '')
    .replace(/[-\u2010-\u2015]/g, '')
    .replace(/\s+/g, ' ')
    .replace(ON, '');
}
