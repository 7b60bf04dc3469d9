import type { DigestStatus } from '../../src/command/digests.ts';
import { call } from '../../src/reply/build.ts';
import type { Action } from '../../src/reply/reply.ts';
import { textsFor } from '../../src/text/index.ts';

/** What can be done with a digest, as buttons. */
export function actionsFor({ id, state }: DigestStatus, language: string): readonly Action[] {
  const { buttons } = textsFor(language).subscriptions;
  const next = state === 'active' ? 'pause' : 'resume';
  return [call(buttons.preview, 'digest preview', { id }), call(buttons[next], `digest ${next}`, { id })];
}
