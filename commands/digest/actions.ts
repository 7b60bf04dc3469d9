import { call } from '../../src/chat/build.ts';
import type { DigestStatus } from '../../src/chat/digests.ts';
import type { Action } from '../../src/chat/reply.ts';
import { textsFor } from '../../src/text/index.ts';

/** What can be done with a digest, as buttons. */
export function actionsFor({ id, state }: DigestStatus, language: string): readonly Action[] {
  const { buttons } = textsFor(language).subscriptions;
  const next = state === 'active' ? 'pause' : 'resume';
  return [call(buttons.preview, 'digest preview', { id }), call(buttons[next], `digest ${next}`, { id })];
}
