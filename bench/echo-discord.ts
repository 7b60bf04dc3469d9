/** The bare bot that Sanad is measured beside: discord.js as its guide has it, answering with what was asked. */
import { Client, Events } from 'discord.js';

const { DISCORD_TOKEN: token = '', DISCORD_API_ROOT: api = '' } = process.env;
const client = new Client({ intents: [], rest: { api } });
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand())
    await interaction.reply(interaction.options.getString('question', true));
});
await client.login(token);
process.once('SIGTERM', () => void client.destroy());
