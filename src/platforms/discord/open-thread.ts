import { type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { detailsOf } from './errors.ts';

/**
 * Does something in a channel. A thread that is archived is opened first, where the bot may open it.
 * @throws what the task throws, for a thread that a moderator has locked
 */
export async function inOpenThread<Result>(
  rest: REST,
  channel: string,
  task: () => Promise<Result>,
): Promise<Result> {
  try {
    return await task();
  } catch (error) {
    if (detailsOf(error).code !== RESTJSONErrorCodes.InvalidActionOnArchivedThread) throw error;
    try {
      await rest.patch(Routes.channel(channel), { body: { archived: false } });
    } catch (refusal) {
      const { status } = detailsOf(refusal);
      throw status === 403 || status === 400 ? error : refusal;
    }
    return await task();
  }
}
