import type { APIInteraction, APIMessage, GatewayMessageCreateDispatchData } from 'discord.js';
import { GatewayDispatchEvents, InteractionContextType } from 'discord.js';
import { announce, type Backstage } from './backstage.ts';
import { exchangeOf } from './exchange.ts';
import type { Faults } from './faults.ts';
import type { Happening } from './journal.ts';
import { type Keys, postInteraction } from './rest/http-interactions.ts';
import type { StandIn } from './stand-in.ts';
import type { Held } from './state.ts';
import { Events } from './world/events.ts';
import type { Place } from './world/world.ts';

interface SteeringOptions {
  readonly backstage: Backstage;
  readonly faults: Faults;
  readonly keys: Keys;
  readonly api: string;
  now(): number;
  close(): Promise<void>;
}

/** The stand-in as tests and benchmarks use it. */
export function createSteering({ backstage, faults, keys, api, now, close }: SteeringOptions): StandIn {
  const { world, state, commands, journal, gateway } = backstage;
  const events = new Events(world, (type, name) => {
    const known = [...commands.of(), ...world.guilds.flatMap(({ guild }) => commands.of(guild))];
    return known.find((command) => command.type === type && command.name === name)?.id;
  });
  const happened = <K extends Happening['kind']>(kind: K) =>
    journal.entries.filter((one): one is Extract<Happening, { readonly kind: K }> => one.kind === kind);
  const hold = (interaction: APIInteraction): Held => {
    const place = placeOf(interaction);
    learn(place, backstage);
    return state.hold(interaction, place);
  };
  return {
    api,
    world,
    events,
    gateway,
    token: world.token,
    publicKey: keys.public,
    get requests() {
      return happened('request').map(({ request }) => request);
    },
    get messages() {
      return state.posted;
    },
    get sessions() {
      return happened('session').map(({ seen }) => seen);
    },
    get problems() {
      return happened('problem').map(({ problem }) => problem);
    },
    commands: (guild) => commands.of(guild),
    interact: (interaction) => {
      const held = hold(interaction);
      const { guild_id: guild } = interaction;
      const event = GatewayDispatchEvents.InteractionCreate;
      const heard = gateway.dispatch({ event, guild, data: () => interaction });
      if (heard === 0) throw new Error('No session would hear of the interaction: has a client identified?');
      return exchangeOf(held, state);
    },
    interactOverHttp: async (url, interaction) => {
      const held = hold(interaction);
      const http = await postInteraction(url, interaction, held, { backstage, keys, now });
      return Object.assign(exchangeOf(held, state), { http });
    },
    say: (message) => {
      learn(placeOf(message), backstage);
      state.keep(withoutEvent(message));
      return announce('message', message, backstage);
    },
    fail: (which, fault, times) => faults.fail(which, fault, times),
    waitFor: journal.waitFor.bind(journal),
    expectNoProblems: () => {
      const lines = happened('problem').map(({ problem }) => [problem.route, ...problem.errors].join('\n  '));
      if (lines.length > 0) throw new Error(`Not as Discord's specification has it:\n${lines.join('\n')}`);
    },
    forget: () => {
      journal.forget();
      state.forget();
    },
    close,
  };
}

/** The channel of an event. */
function placeOf(event: APIInteraction | GatewayMessageCreateDispatchData): Place {
  const { guild_id: guild, channel_id: channel = '' } = event;
  const context = 'context' in event ? event.context : undefined;
  if (guild !== undefined) return { context: context ?? InteractionContextType.Guild, channel, guild };
  return { context: context ?? InteractionContextType.BotDM, channel };
}

/** Makes a channel known from which the bot gets an event. */
function learn(place: Place, { world }: Backstage): void {
  const { context, channel, guild } = place;
  const isIn = guild === undefined || world.guilds.some((known) => known.guild === guild);
  if (context !== InteractionContextType.PrivateChannel && isIn && !world.channels.has(channel))
    world.channels.set(channel, place);
}

/** The message as the REST API gives it. */
function withoutEvent(message: GatewayMessageCreateDispatchData): APIMessage {
  const { guild_id, member, channel_type, mentions, ...rest } = message;
  return { ...rest, mentions: mentions.map(({ member: _, ...user }) => user) };
}
