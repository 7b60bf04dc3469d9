import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Backstage, Handler } from '../backstage.ts';
import { commandMistakes } from '../forms/command-form.ts';
import { withoutLocalizations } from '../forms/commands.ts';
import type { SentRequest } from '../journal.ts';
import { invalidForm, refusals } from './refusals.ts';

/** GET /gateway/bot */
export const getGateway: Handler = (_, { gatewayUrl, shards, sessionStartLimit }) => ({
  status: 200,
  body: { url: gatewayUrl(), shards, session_start_limit: sessionStartLimit },
});

/** GET /users/@me */
export const getSelf: Handler = (_, { world: { bot } }) => ({
  status: 200,
  body: { ...bot, mfa_enabled: false, locale: 'en-US', verified: true, email: null },
});

/** GET /applications/@me */
export const getApplication: Handler = (_, { world: { application, bot, reader, guilds }, publicKey }) => ({
  status: 200,
  body: {
    id: application.id,
    name: bot.username,
    icon: null,
    description: '',
    type: null,
    bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: publicKey,
    flags: application.flags,
    flags_new: String(application.flags),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    event_webhooks_url: null,
    event_webhooks_status: 1,
    owner: reader,
    team: null,
    approximate_guild_count: guilds.length,
    approximate_user_install_count: 1,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    integration_types_config: { 0: {}, 1: {} },
  },
});

/** GET /applications/{application_id}/commands, and those of one server */
export const getCommands: Handler = (request, backstage) => {
  checkApplication(request, backstage);
  const held = backstage.commands.of(request.params['guild_id']);
  const full = request.query['with_localizations'] === 'true';
  return { status: 200, body: full ? held : withoutLocalizations(held) };
};

/** PUT /applications/{application_id}/commands, and those of one server: replaces all */
export const putCommands: Handler = (request, backstage) => {
  checkApplication(request, backstage);
  const wanted = (request.body ?? []) as readonly RESTPostAPIApplicationCommandsJSONBody[];
  const mistakes = commandMistakes(wanted as Parameters<typeof commandMistakes>[0]);
  if (mistakes.length > 0) throw invalidForm(mistakes);
  return { status: 200, body: backstage.commands.replace(wanted, request.params['guild_id']) };
};

function checkApplication({ params }: SentRequest, { world }: Backstage): void {
  if (params['application_id'] !== world.application.id) throw refusals.notYourApplication();
  const guild = params['guild_id'];
  if (guild !== undefined && !world.guilds.some((known) => known.guild === guild))
    throw refusals.missingAccess();
}
