import { type Kysely, sql } from 'kysely';
import type { ChatMove } from '../command/chat-move.ts';
import { moveAlerts } from './alerts.ts';
import { moveBoards } from './boards.ts';
import type { Tables } from './schema.ts';

/**
 * See `Store.moveChat`. What was posted before stays recorded by the old id: the messages of a group that has become a
 * supergroup cannot be changed any more.
 */
export async function moveChat(db: Kysely<Tables>, move: ChatMove): Promise<void> {
  const { platform, from, to } = move;
  const there = { platform, chat: from };
  await db.transaction().execute(async (transaction) => {
    for (const table of ['subscriptions', 'watches'] as const) {
      await transaction
        .updateTable(table)
        .set({ chat: to })
        .where((is) => is.and(there))
        .execute();
    }
    await moveAlerts(transaction, move);
    await moveBoards(transaction, move);
    await transaction
      .updateTable('deliveries')
      .set({ chat: to })
      .where((is) => is.and({ ...there, direct: 0 }))
      .where('ended_at', 'is', null)
      .execute();
    // What a reader has chosen in the new chat by now is newer than what moves there.
    await sql`
      insert into readers (platform, chat, thread, user_id, language, seen, seen_snapshot)
      select platform, ${to}, thread, user_id, language, seen, seen_snapshot from readers
      where platform = ${platform} and chat = ${from}
      on conflict (platform, user_id, chat, thread) do nothing
    `.execute(transaction);
    await transaction
      .deleteFrom('readers')
      .where((is) => is.and(there))
      .execute();
  });
}
