import { inEveryLanguage, type Texts } from '../text/index.ts';
import type { Called, CommandOption, OptionKind } from './command.ts';

/** Name and description of a command in every language. */
export function worded(key: keyof Texts['commands']): Omit<Called, 'name'> {
  return {
    names: inEveryLanguage(({ commands }) => commands[key].name),
    description: inEveryLanguage(({ commands }) => commands[key].description),
  };
}

/** An optional option. `key` is where the texts have its name and description. */
export function option(name: string, kind: OptionKind, key: keyof Texts['options']): CommandOption {
  return {
    name,
    kind,
    required: false,
    names: inEveryLanguage(({ options }) => options[key].name),
    description: inEveryLanguage(({ options }) => options[key].description),
  };
}

/** An option that only buttons give. */
export function byButton(name: string, kind: OptionKind, key: keyof Texts['options']): CommandOption {
  return { ...option(name, kind, key), byButton: true };
}

/** A required option. */
export function required(name: string, kind: OptionKind, key: keyof Texts['options']): CommandOption {
  return { ...option(name, kind, key), required: true };
}

/** Makes the reply visible to the asker alone. The dispatch does that for every command. */
export const PRIVATE: CommandOption = option('private', 'flag', 'private');
