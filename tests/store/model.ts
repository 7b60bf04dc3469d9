import fc from 'fast-check';
import type { ChatRef } from '../../src/command/chat-ref.ts';
import type { ReaderState } from '../../src/command/command.ts';
import { VOTE_REASONS, type Vote, type VoteKey, type VoteReason } from '../../src/command/votes.ts';
import type { Store } from '../../src/store/open.ts';

/** One thing done to a store. */
export type Step =
  | { readonly do: 'cast'; readonly vote: Vote }
  | { readonly do: 'explain'; readonly vote: Vote; readonly reason: VoteReason }
  | {
      readonly do: 'update';
      readonly from: ChatRef;
      readonly user: string;
      readonly change: Partial<ReaderState>;
    }
  | { readonly do: 'forget'; readonly platform: string; readonly user: string; readonly chat?: string }
  | { readonly do: 'reopen' };

const PLATFORMS = ['discord', 'telegram'];
const CHATS = ['1', '2'];
const THREAD = '7';
const USERS = ['ann', 'bob'];
const PLACES: readonly ChatRef[] = PLATFORMS.flatMap((platform) =>
  CHATS.flatMap((chat) => [
    { platform, chat },
    { platform, chat, thread: THREAD },
  ]),
);

const platform = fc.constantFrom(...PLATFORMS);
const chat = fc.constantFrom(...CHATS);
const user = fc.constantFrom(...USERS);
const from: fc.Arbitrary<ChatRef> = fc.record(
  { platform, chat, thread: fc.constant(THREAD) },
  { requiredKeys: ['platform', 'chat'] },
);
const vote: fc.Arbitrary<Vote> = fc.record(
  {
    from,
    message: fc.constantFrom('m', 'n'),
    user,
    helpful: fc.boolean(),
    fact: fc.constantFrom('border', 'troops'),
    at: fc.date({ noInvalidDate: true }),
  },
  { requiredKeys: ['from', 'message', 'user', 'helpful', 'at'] },
);
const change: fc.Arbitrary<Partial<ReaderState>> = fc.record(
  {
    language: fc.constantFrom('en', 'ar'),
    latestShown: fc.constantFrom('2026-01-01', '2026-02-01'),
    latestSnapshot: fc.constantFrom('k1', 'k2'),
    questions: fc.array(fc.constantFrom('who?', 'when?'), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

/** Few ids, so that steps meet; forgetting and reopening are rarer than what they undo. */
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('cast' as const), vote }) },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('explain' as const),
        vote,
        reason: fc.constantFrom(...VOTE_REASONS),
      }),
    },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('update' as const), from, user, change }) },
    {
      weight: 2,
      arbitrary: fc.record(
        { do: fc.constant('forget' as const), platform, user, chat },
        { requiredKeys: ['do', 'platform', 'user'] },
      ),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
  ),
  { maxLength: 40, size: 'max' },
);

/** What of a store its model has. */
export type Kept = Pick<Store, 'votes' | 'readers' | 'forget'>;

/** What a store should do, said as simply as it can be. */
export interface Model extends Kept {
  /** Loses what is in memory only. */
  reopen(): void;
}

/** @returns the model of an empty store */
export function modelOf(): Model {
  let votes: readonly (Vote & { readonly reason?: VoteReason })[] = [];
  let readers: readonly { readonly from: ChatRef; readonly user: string; readonly state: ReaderState }[] = [];
  const samePlace = (a: ChatRef, b: ChatRef): boolean =>
    a.platform === b.platform && a.chat === b.chat && a.thread === b.thread;
  const stateOf = (place: ChatRef, who: string): ReaderState =>
    readers.find((reader) => samePlace(reader.from, place) && reader.user === who)?.state ?? {
      questions: [],
    };

  const isSame = (a: VoteKey, b: VoteKey): boolean =>
    samePlace({ ...a.from, thread: '' }, { ...b.from, thread: '' }) &&
    a.message === b.message &&
    a.user === b.user;

  async function cast(given: Vote): ReturnType<Kept['votes']['cast']> {
    const before = votes.find((other) => isSame(other, given));
    if (before?.helpful === given.helpful && before.fact === given.fact) return 'same';
    votes = [...votes.filter((other) => !isSame(other, given)), given];
    return before ? 'changed' : 'new';
  }

  async function explain(key: VoteKey, reason: VoteReason): ReturnType<Kept['votes']['explain']> {
    const before = votes.find((other) => isSame(other, key));
    if (before === undefined) return undefined;
    votes = [...votes.filter((other) => other !== before), { ...before, helpful: false, reason }];
    return before.fact === undefined ? {} : { fact: before.fact };
  }

  async function tally(): ReturnType<Kept['votes']['tally']> {
    return [...new Set(votes.map(({ fact }) => fact))].sort().map((fact) => {
      const on = votes.filter((vote) => vote.fact === fact);
      const helpful = on.filter((vote) => vote.helpful).length;
      const reasons: Partial<Record<VoteReason, number>> = {};
      for (const { reason } of on) if (reason) reasons[reason] = (reasons[reason] ?? 0) + 1;
      return { ...(fact === undefined ? {} : { fact }), helpful, unhelpful: on.length - helpful, reasons };
    });
  }

  async function update(place: ChatRef, who: string, changed: Partial<ReaderState>): Promise<void> {
    const state = { ...stateOf(place, who), ...changed };
    const others = readers.filter((reader) => !(samePlace(reader.from, place) && reader.user === who));
    readers = [...others, { from: place, user: who, state }];
  }

  async function forget(where: string, who: string, only?: string): Promise<number> {
    const isTheirs = (kept: { readonly from: ChatRef; readonly user: string }): boolean =>
      kept.from.platform === where && kept.user === who && (only === undefined || kept.from.chat === only);
    // Questions alone are no row.
    const rows = [
      ...votes,
      ...readers.filter(({ state }) => state.language ?? state.latestShown ?? state.latestSnapshot),
    ].filter(isTheirs);
    votes = votes.filter((kept) => !isTheirs(kept));
    readers = readers.filter((kept) => !isTheirs(kept));
    return rows.length;
  }

  return {
    votes: { cast, explain, tally },
    readers: { get: async (place, who) => stateOf(place, who), update },
    forget,
    reopen: () => {
      readers = readers.map((reader) => ({ ...reader, state: { ...reader.state, questions: [] } }));
    },
  };
}

/** Takes a step. @returns what can be seen of it; changes elsewhere show in `everything` */
export async function take(kept: Kept, step: Step): Promise<unknown> {
  switch (step.do) {
    case 'cast':
      return [await kept.votes.cast(step.vote), await kept.votes.tally()];
    case 'explain':
      return [await kept.votes.explain(step.vote, step.reason), await kept.votes.tally()];
    case 'update':
      await kept.readers.update(step.from, step.user, step.change);
      return readerStates(kept, [step.user]);
    case 'forget':
      return [await kept.forget(step.platform, step.user, step.chat), await readerStates(kept)];
    case 'reopen':
      return everything(kept);
  }
}

/** All that can be seen. */
export async function everything(kept: Kept): Promise<unknown> {
  return [await kept.votes.tally(), await readerStates(kept)];
}

/** Forgets all readers whom the steps are about, which leaves nothing. */
export async function forgetEveryone(kept: Kept): Promise<void> {
  for (const platform of PLATFORMS) {
    for (const user of USERS) await kept.forget(platform, user);
  }
}

/** The state of readers, by default of all whom the steps are about, in every chat and thread. */
async function readerStates(
  { readers }: Kept,
  users: readonly string[] = USERS,
): Promise<readonly ReaderState[]> {
  return Promise.all(PLACES.flatMap((place) => users.map((user) => readers.get(place, user))));
}
