import { MAX_SAVED_QUESTIONS, type WatchService } from '../command/watches.ts';
import type { Knowledge } from '../knowledge/model.ts';
import type { Answer, Question } from '../query/types.ts';
import { composeAnswer } from '../reply/answer.ts';
import { paragraph, text } from '../reply/build.ts';
import { isoDay, showDate } from '../reply/dates.ts';
import type { Reply } from '../reply/reply.ts';
import { textsFor } from '../text/index.ts';
import { isOfRow, type UnreadableRows } from '../util/unreadable-rows.ts';
import { type Delivery, dueNow, type Ledger } from './ledger.ts';
import { changesOf } from './revisions.ts';
import { Snapshots, type SnapshotsOptions } from './snapshots.ts';
import type { Watch, WatchStore } from './watch-store.ts';

/** The stores, the knowledge and the clock of saved questions. */
export interface WatchServiceOptions extends SnapshotsOptions {
  readonly watches: WatchStore;
  readonly ledger: Ledger;
}

/** The same, and the engine that answers the questions. */
export interface CheckWatchesOptions extends WatchServiceOptions {
  ask(question: Question): Answer;
  /** Aborted when the program is to end; the questions that are left are asked after the next start. */
  readonly signal: AbortSignal;
  /** Lets readers' questions have their turn. */
  giveWay(): Promise<void>;
  /** Names questions that cannot be worked with, which must not keep the others from being asked. */
  readonly rows: UnreadableRows;
}

/** How many questions are asked before others have their turn. */
const PAGE = 20;

/**
 * Saves questions that the sources do not answer yet.
 * @param newId makes an id: eight letters and digits, different each time
 */
export function createWatchService(options: WatchServiceOptions, newId: () => string): WatchService {
  const { watches, now } = options;
  const snapshots = new Snapshots(options);
  return {
    async keep({ from, user, question, language, open }) {
      const snapshot = await snapshots.keep();
      const added = await watches.add(
        {
          id: newId(),
          from,
          user,
          question,
          language,
          open,
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
 * Asks all saved questions again. If a fact that is new since a question was saved answers it, a delivery to its reader
 * is added.
 * @returns the deliveries that were added
 */
export async function checkWatches(options: CheckWatchesOptions): Promise<readonly Delivery[]> {
  const { watches, signal, giveWay } = options;
  const snapshots = new Snapshots(options);
  const added: Delivery[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await watches.page(after, PAGE);
    for (const watch of page) {
      try {
        added.push(...(await check(watch, snapshots, options)));
      } catch (error) {
        if (!isOfRow(error)) throw error;
        options.rows.name('watches', watch.id, error);
      }
    }
    after = page.at(-1)?.id;
    if (page.length < PAGE || signal.aborted) return added;
    await giveWay();
  }
}

async function check(
  watch: Watch,
  snapshots: Snapshots,
  options: CheckWatchesOptions,
): Promise<readonly Delivery[]> {
  const { ledger, blobs, knowledge, ask, now } = options;
  const { question, language } = watch;
  const answer = ask({ text: question, language });
  const direct = answer.outcome === 'answered' ? answer.statements[0] : undefined;
  if (direct === undefined) return [];
  const known = knowledge();
  const before = (await snapshots.seen(watch.known))?.facts[direct.id];
  const { required } = known.situation;
  if (before !== undefined && changesOf(before, direct, { language, required }) === undefined) return [];
  const reply = composeAnswer(answer, { knowledge: known, now: now() });
  const delivery: Delivery = {
    subject: watch.id,
    slot: 'answer',
    kind: 'answer',
    to: { platform: watch.from.platform, chat: watch.user, direct: true },
    ...dueNow(now()),
    body: await blobs.put(JSON.stringify(withIntroduction(reply, watch, known, 'answered')), now()),
  };
  return (await ledger.add(delivery)) ? [delivery] : [];
}

/** An answer below a sentence that says who asked, and when. */
function withIntroduction(
  reply: Reply,
  { createdAt, language }: Watch,
  { situation }: Knowledge,
  sentence: 'answered' | 'answeredHere',
): Reply {
  const texts = textsFor(language);
  const asked = showDate(isoDay(createdAt, situation.timeZone), texts);
  return { ...reply, blocks: [paragraph(text(texts.digest[sentence](asked), 'strong')), ...reply.blocks] };
}

/** The same answer, with the introduction for everybody in the chat of the question. */
export function forEverybody(answer: Reply, watch: Watch, knowledge: Knowledge): Reply {
  return withIntroduction({ ...answer, blocks: answer.blocks.slice(1) }, watch, knowledge, 'answeredHere');
}
