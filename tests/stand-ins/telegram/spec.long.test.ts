import { expect, test } from 'vitest';
import { described } from '../../../scripts/bot-api/description.ts';
import { description } from './spec/description.ts';

test('the description is what scripts/bot-api.ts makes of the types', () => {
  expect(described()).toEqual(description());
});
