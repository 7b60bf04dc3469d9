import { startStandIn } from '../tests/stand-ins/discord/server.ts';
import { createUser } from '../tests/stand-ins/discord/world/people.ts';
import { type Contest, READERS } from './bots.ts';

const readers = Array.from({ length: READERS }, (_, n) =>
  createUser(String(1_000_000_000_000_000_000n + BigInt(n)), `reader-${n}`),
);

/** `/ask` in Discord, beside a bare discord.js. */
export const discord: Contest = {
  bots: [
    { name: 'bare discord.js', program: 'bench/echo-discord.ts' },
    { name: 'Sanad', program: 'src/start.js' },
  ],
  servers: [1, 1_000],
  async open(servers) {
    const standIn = await startStandIn({ guilds: servers, checksBodies: false });
    const { events } = standIn;
    return {
      env: { DISCORD_TOKEN: standIn.token, DISCORD_API_ROOT: standIn.api },
      ready: async () => void (await standIn.waitFor((happening) => happening.kind === 'session')),
      ask(question, reader) {
        const user = readers[reader];
        const interaction = events.command('ask', { question }, user ? { user } : {});
        return standIn.interact(interaction).next('callback');
      },
      forget: () => standIn.forget(),
      close: () => standIn.close(),
    };
  },
};
