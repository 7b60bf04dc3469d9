import { expect, test } from 'vitest';
import { createUnasked, type UnaskedOptions } from '../../src/chat/unasked.ts';
import type { Answer } from '../../src/query/types.ts';
import { reply } from '../../src/reply/build.ts';

const OVERHEARD = { id: '1', from: { platform: 'test', chat: '1' }, user: '1' };

function answered(audience: 'everyone' | 'asker') {
  const options: UnaskedOptions = {
    engine: () => ({ ask: () => ({ outcome: 'answered' }) as Answer }),
    isQuestion: () => true,
    dispatch: async () => ({ ...reply('en', [], { audience }), outcome: 'answered' }),
  };
  return createUnasked(options)(OVERHEARD, ['Who said so?']);
}

test('an answer for everybody is given, and one for the asker alone is not, since all would read it', async () => {
  expect(await answered('everyone')).toMatchObject({ outcome: 'answered' });
  expect(await answered('asker')).toBeUndefined();
});
