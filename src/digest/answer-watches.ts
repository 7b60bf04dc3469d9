import { MAX_SAVED_QUESTIONS, type WatchService } from '../command/watches.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { Answer, Question } from '../query/types.ts';
import { composeAnswer } from '../reply/answer.ts';
import { paragraph, text } from '../reply/build.ts';
import { isoDay, showDate } from '../reply/dates.ts';
import type { Reply } from '../reply/reply.ts';
import { textsFor } from '../text/index.ts';
import { seenSnapshot } from './baseline.ts';
import { type Blobs, type Delivery, dueNow, type Ledger } from './ledger.ts';
import { snapshotOf } from './snapshot.ts';
import type { Watch, WatchStore } from './watch-store.ts';

/** What watching works with. */
export interface WatchServiceOptions {
  readonly watches: WatchStore;
  readonly ledger: Ledger;
  readonly blobs: Blobs;
  knowledge(): Knowledge;
  now(): Date;
}

/** The same, with what answers. */
export interface CheckWatchesOptions extends WatchServiceOptions {
  ask(question: Question): Answer;
  /** Ends it before it has asked all. */
  readonly signal: AbortSignal;
  /** Lets others have their turn. */
  giveWay(): Promise<void>;
}

/** How many are asked in one go; each takes about half a millisecond. */
const PAGE = 20;

/**
 * Where readers have questions kept.
 * @param newId gives eight letters and digits, others each time
 */
export function createWatchService(
  { watches, blobs, knowledge, now }: WatchServiceOptions,
  newId: () => string,
): WatchService {
  return {
    async keep({ from, user, question, language, open }) {
      const known = JSON.stringify(snapshotOf(knowledge()));
      const snapshot = await blobs.put(known, now());
      const added = await watches.add(
        {
          ...{ id: newId(), from, user, question, language, open },
          createdAt: now(),
          known: { snapshot, except: {} },
        },
        MAX_SAVED_QUESTIONS,
      );
      return added === 'added' ? 'kept' : added;
    },
  };
}

/**
 * Asks every question that is kept of what is known now, and has its asker told where a fact answers it that was not
 * known when it was kept.
 * @returns the deliveries that were added
 */
export async function checkWatches(parts: CheckWatchesOptions): Promise<readonly Delivery[]> {
  const { watches } = parts;
  const added: Delivery[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await watches.page(after, PAGE);
    for (const watch of page) added.push(...(await check(watch, parts)));
    after = page.at(-1)?.id;
    if (page.length < PAGE || parts.signal.aborted) return added;
    await parts.giveWay();
  }
}

async function check(watch: Watch, parts: CheckWatchesOptions): Promise<readonly Delivery[]> {
  const { ledger, blobs, knowledge, ask, now } = parts;
  const { question, language } = watch;
  const answer = ask({ text: question, language });
  const direct = answer.outcome === 'answered' ? answer.statements[0] : undefined;
  if (direct === undefined) return [];
  const known = knowledge();
  const before = await seenSnapshot(watch.known, blobs);
  if (before?.[direct.id] === snapshotOf(known)[direct.id]) return [];
  const reply = composeAnswer(answer, { knowledge: known, now: now() });
  const delivery: Delivery = {
    ...{ subject: watch.id, slot: 'answer', kind: 'answer' },
    to: { platform: watch.from.platform, chat: watch.user, direct: true },
    ...dueNow(now()),
    body: await blobs.put(JSON.stringify(introduced(reply, watch, known, 'answered')), now()),
  };
  return (await ledger.add(delivery)) ? [delivery] : [];
}

/** An answer under a sentence on who asked, and when. */
function introduced(
  reply: Reply,
  { createdAt, language }: Watch,
  { situation }: Knowledge,
  how: 'answered' | 'answeredHere',
): Reply {
  const texts = textsFor(language);
  const asked = showDate(isoDay(createdAt, situation.timeZone), texts);
  return { ...reply, blocks: [paragraph(text(texts.digest[how](asked), 'strong')), ...reply.blocks] };
}

/** The same answer for all who read in the chat where it was asked. */
export function forEverybody(answer: Reply, watch: Watch, knowledge: Knowledge): Reply {
  return introduced({ ...answer, blocks: answer.blocks.slice(1) }, watch, knowledge, 'answeredHere');
}
