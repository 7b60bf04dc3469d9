import type { BotCommand } from 'grammy/types';
import type { Handler } from './backstage.ts';
import { flagIn, objectIn, objectsIn, stringIn } from './payload.ts';
import type { TextKind } from './profile.ts';
import { success } from './refusals.ts';

/** https://core.telegram.org/bots/api#getme */
export const getMe: Handler = (_, { world }) => success(world.me);

/** https://core.telegram.org/bots/api#setmycommands */
export const setMyCommands: Handler = ({ payload }, { profile, version }) => {
  const commands = objectsIn(payload, 'commands').map((command): BotCommand => {
    return {
      command: stringIn(command, 'command') ?? '',
      description: stringIn(command, 'description') ?? '',
      ...(version > 1 && flagIn(command, 'is_ephemeral') ? { is_ephemeral: true } : {}),
    };
  });
  profile.setCommands(commands, objectIn(payload, 'scope'), stringIn(payload, 'language_code'));
  return success(true);
};

/** https://core.telegram.org/bots/api#getmycommands */
export const getMyCommands: Handler = ({ payload }, { profile }) => {
  return success(profile.commands(objectIn(payload, 'scope'), stringIn(payload, 'language_code')));
};

/** https://core.telegram.org/bots/api#deletemycommands */
export const deleteMyCommands: Handler = ({ payload }, { profile }) => {
  profile.setCommands([], objectIn(payload, 'scope'), stringIn(payload, 'language_code'));
  return success(true);
};

/** https://core.telegram.org/bots/api#setmydescription and #setmyshortdescription */
export function setter(kind: TextKind, field: string): Handler {
  return ({ payload }, { profile }) => {
    profile.setText(kind, stringIn(payload, field) ?? '', stringIn(payload, 'language_code'));
    return success(true);
  };
}

/** https://core.telegram.org/bots/api#getmydescription and #getmyshortdescription */
export function getter(kind: TextKind, field: string): Handler {
  return ({ payload }, { profile }) =>
    success({ [field]: profile.text(kind, stringIn(payload, 'language_code')) });
}
