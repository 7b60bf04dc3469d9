import { ABOUT_SOURCE } from '../../knowledge/model.ts';
import type { NearStanding } from './near-facts.ts';

/** Facts that are asked, and how near they have to be. */
const ASKED = 8;
const NEAR = 0.12;
/** A topic counts with so much of the first one's weight. */
const SECOND = 0.6;

/** The topics of the facts nearest to a sentence, those of nearer ones for more; at most two. */
export function topicsOf(near: readonly NearStanding[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const { fact, nearness } of near.slice(0, ASKED)) {
    if (nearness < NEAR) continue;
    for (const [at, topic] of fact.topics.entries()) {
      if (topic === ABOUT_SOURCE) continue;
      sums.set(topic, (sums.get(topic) ?? 0) + nearness ** 2 * (at === 0 ? 1 : 0.7));
    }
  }
  const ranked = [...sums].toSorted(([, a], [, b]) => b - a);
  const most = ranked[0]?.[1] ?? 0;
  return ranked
    .slice(0, 2)
    .filter(([, sum]) => sum >= SECOND * most)
    .map(([topic]) => topic);
}
