import type { Handler } from '../backstage.ts';
import { getApplication, getCommands, getGateway, getSelf, putCommands } from './application-routes.ts';
import { answerInteraction } from './interaction-routes.ts';
import {
  deleteMessage,
  editMessage,
  getChannel,
  getMessage,
  listMessages,
  openDirectMessages,
  pinMessage,
  postMessage,
  startTyping,
} from './message-routes.ts';
import {
  changeThread,
  listActiveThreads,
  listArchivedThreads,
  startPost,
  startThread,
} from './thread-routes.ts';
import { deleteAnswer, editAnswer, followUp, getAnswer } from './webhook-routes.ts';

interface Route {
  readonly handle: Handler;
  /** The path holds a token, so that no other is needed, and the bot's global limit does not count it. */
  readonly open?: boolean;
}

/** The routes of the stand-in, by method and path as in Discord's description. */
const ROUTES = {
  'GET /gateway/bot': { handle: getGateway },
  'GET /users/@me': { handle: getSelf },
  'POST /users/@me/channels': { handle: openDirectMessages },
  'GET /applications/@me': { handle: getApplication },
  'GET /applications/{application_id}/commands': { handle: getCommands },
  'PUT /applications/{application_id}/commands': { handle: putCommands },
  'GET /applications/{application_id}/guilds/{guild_id}/commands': { handle: getCommands },
  'PUT /applications/{application_id}/guilds/{guild_id}/commands': { handle: putCommands },
  'POST /interactions/{interaction_id}/{interaction_token}/callback': {
    handle: answerInteraction,
    open: true,
  },
  'POST /webhooks/{webhook_id}/{webhook_token}': { handle: followUp, open: true },
  'GET /webhooks/{webhook_id}/{webhook_token}/messages/@original': { handle: getAnswer, open: true },
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original': { handle: editAnswer, open: true },
  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original': { handle: deleteAnswer, open: true },
  'GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': { handle: getAnswer, open: true },
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': { handle: editAnswer, open: true },
  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': { handle: deleteAnswer, open: true },
  'GET /channels/{channel_id}': { handle: getChannel },
  'PATCH /channels/{channel_id}': { handle: changeThread },
  'POST /channels/{channel_id}/threads': { handle: startPost },
  'POST /channels/{channel_id}/messages/{message_id}/threads': { handle: startThread },
  'GET /channels/{channel_id}/threads/archived/public': { handle: listArchivedThreads },
  'GET /guilds/{guild_id}/threads/active': { handle: listActiveThreads },
  'POST /channels/{channel_id}/typing': { handle: startTyping },
  'GET /channels/{channel_id}/messages': { handle: listMessages },
  'POST /channels/{channel_id}/messages': { handle: postMessage },
  'GET /channels/{channel_id}/messages/{message_id}': { handle: getMessage },
  'PATCH /channels/{channel_id}/messages/{message_id}': { handle: editMessage },
  'DELETE /channels/{channel_id}/messages/{message_id}': { handle: deleteMessage },
  'PUT /channels/{channel_id}/messages/pins/{message_id}': { handle: pinMessage },
} as const satisfies Readonly<Record<string, Route>>;

/** The name of a route of the stand-in. */
export type RouteName = keyof typeof ROUTES;

/** The names of all routes. */
export const routeNames = Object.keys(ROUTES) as readonly RouteName[];

interface Found extends Route {
  readonly name: RouteName;
  readonly params: Readonly<Record<string, string>>;
}

const PATTERNS = Object.entries<Route>(ROUTES).map(([name, route]) => ({
  ...route,
  name: name as RouteName,
  pattern: new RegExp(`^${name.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

/** The route of a request, by its decoded path: discord.js sends %40original. */
export function findRoute(method: string, path: string): Found | undefined {
  for (const { pattern, ...route } of PATTERNS) {
    const match = pattern.exec(`${method} ${path}`);
    if (match) return { ...route, params: { ...match.groups } };
  }
  return undefined;
}
