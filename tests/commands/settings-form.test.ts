import { expect, test } from 'vitest';
import { keptSettings, readKept, type Settings } from '../../commands/digest/settings-form.ts';
import { knowledge } from '../fixture.ts';

test('what a button keeps of settings is read back, without a topic that there is no more', () => {
  const [topic = ''] = Object.keys(knowledge.situation.topics);
  const settings: Settings = {
    when: '08:00 UTC',
    days: [1, 7],
    topics: [topic, 'gone'],
    language: 'ar',
    whenEmpty: 'skip',
  };
  const { kept = '' } = keptSettings(settings, {}, 'when', { knowledge });
  expect(readKept(kept, { knowledge })).toEqual({
    days: [1, 7],
    topics: [topic],
    language: 'ar',
    whenEmpty: 'skip',
  });
});
