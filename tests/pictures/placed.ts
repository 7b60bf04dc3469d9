import type { Knowledge, Name } from '../../src/knowledge/model.ts';
import { knowledge as fixture } from '../fixture.ts';

/** Where the fixture's place lies: latitude and longitude. */
const QAIM: readonly [number, number] = [34.37, 41.1];

/** The fixture with its place on the map. */
export const placed: Knowledge = {
  ...fixture,
  names: fixture.names.map((name): Name => (name.id === 'qaim' ? { ...name, at: QAIM } : name)),
};
