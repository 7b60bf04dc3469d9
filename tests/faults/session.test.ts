import { expect, test } from 'vitest';
import { running, textOf } from '../platforms/discord/running.ts';

test('a session that Discord ends for good is followed by another', async () => {
  const { standIn, start } = await running();
  await start();
  standIn.gateway.invalidate();
  await standIn.waitFor((happening) => happening.kind === 'session', 2);
  const asked = standIn.events.command('ask', { question: 'who phoned Mazloum Abdi?' });
  expect(textOf(await standIn.interact(asked).answer())).toContain('Sudani phoned');
});
