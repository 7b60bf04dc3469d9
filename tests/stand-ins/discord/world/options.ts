import {
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
  type InteractionType,
} from 'discord.js';

/** Values by name, or the options as Discord nests them, for subcommands. */
export type Options =
  | Readonly<Record<string, string | number | boolean>>
  | readonly APIApplicationCommandInteractionDataOption[];

/** The options as Discord nests them. */
export function nestedOptions(options: Options): APIApplicationCommandInteractionDataOption[] {
  if (isNested(options)) return [...options];
  return Object.entries(options).map(([name, value]): APIApplicationCommandInteractionDataOption => {
    if (typeof value === 'string') return { name, type: ApplicationCommandOptionType.String, value };
    if (typeof value === 'boolean') return { name, type: ApplicationCommandOptionType.Boolean, value };
    const type = Number.isInteger(value)
      ? ApplicationCommandOptionType.Integer
      : ApplicationCommandOptionType.Number;
    return { name, type, value };
  });
}

function isNested(options: Options): options is readonly APIApplicationCommandInteractionDataOption[] {
  return Array.isArray(options);
}

/** The options, with a mark on the one that is being typed. */
export function withFocus(
  options: readonly APIApplicationCommandInteractionDataOption[],
  focused: string,
): APIApplicationCommandInteractionDataOption<InteractionType.ApplicationCommandAutocomplete>[] {
  return options.map((option) => {
    const marked =
      'options' in option && option.options
        ? { ...option, options: withFocus(option.options, focused) }
        : { ...option, ...(option.name === focused ? { focused: true } : {}) };
    return marked as APIApplicationCommandInteractionDataOption<InteractionType.ApplicationCommandAutocomplete>;
  });
}
