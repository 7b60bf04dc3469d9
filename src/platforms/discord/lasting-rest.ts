import { REST } from 'discord.js';

/**
 * The HTTP client of discord.js, which keeps its token. The original forgets it at the first 401, and fails from then on without
 * asking Discord.
 */
export class LastingRest extends REST {
  override setToken(token: string | null): this {
    return token === null ? this : super.setToken(token);
  }
}
