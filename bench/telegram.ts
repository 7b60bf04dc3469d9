import { startTelegram } from '../tests/stand-ins/telegram/server.ts';
import { type Contest, READERS } from './bots.ts';

/** A question in a private chat of Telegram, beside a bare grammY. */
export const telegram: Contest = {
  bots: [
    { name: 'bare grammY', program: 'bench/echo-telegram.ts' },
    { name: 'Sanad', program: 'bench/sanad-paced.ts' },
  ],
  servers: [1],
  async open() {
    const standIn = await startTelegram();
    const chats = Array.from({ length: READERS }, () => standIn.world.privateChat(standIn.world.person({})));
    /** How many answers each reader has had since the stand-in last let go. */
    const answers = new Map<number, number>();
    return {
      env: { TELEGRAM_BOT_TOKEN: standIn.token, TELEGRAM_API_ROOT: standIn.root },
      ready: () => standIn.polled(),
      ask(question, reader) {
        const chat = chats[reader];
        if (chat === undefined) throw new RangeError('there is no such reader');
        const nth = (answers.get(reader) ?? 0) + 1;
        answers.set(reader, nth);
        standIn.say({ chat, text: question });
        return standIn.message(chat, nth);
      },
      forget() {
        answers.clear();
        standIn.forget();
      },
      close: () => standIn.close(),
    };
  },
};
