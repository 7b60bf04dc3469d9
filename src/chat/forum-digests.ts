import type { ChatRef } from '../command/chat-ref.ts';
import type { DigestStatus, Digests } from '../command/digests.ts';

/** The digests of a post of a forum, and those of the forum itself, which nobody can name from inside it. */
export function forumDigests(digests: Digests, forum: () => Promise<ChatRef | undefined>): Digests {
  const either = async <Result>(
    from: ChatRef,
    find: (from: ChatRef) => Promise<Result | undefined>,
  ): Promise<Result | undefined> => {
    const found = await find(from);
    const place = found === undefined ? await forum() : undefined;
    return place === undefined ? found : find(place);
  };
  return {
    subscribe: (from, user, choices) => digests.subscribe(from, user, choices),
    async of(from) {
      const place = await forum();
      const ofForum: readonly DigestStatus[] = place === undefined ? [] : await digests.of(place);
      return [...ofForum, ...(await digests.of(from))];
    },
    change: (from, id, choices) => either(from, (each) => digests.change(each, id, choices)),
    pause: (from, id) => either(from, (each) => digests.pause(each, id)),
    resume: (from, id) => either(from, (each) => digests.resume(each, id)),
    unsubscribe: (from, id) => either(from, (each) => digests.unsubscribe(each, id)),
    preview: (from, id) => either(from, (each) => digests.preview(each, id)),
  };
}
