import type { Command, OptionKind } from '../../chat/command.ts';
import type { Knowledge } from '../../knowledge/model.ts';
import { textLanguages } from '../../text/index.ts';

/** Completions of a line, and the end of it that they would replace, as node:readline takes them. */
export type Completion = [string[], string];

/** Completes commands, and the value of a command's option: names, topics, ids. */
export function complete(line: string, commands: readonly Command[], knowledge: Knowledge): Completion {
  const [, name, typed = ''] = /^\/(\S+)\s+(.*)$/su.exec(line) ?? [];
  if (name === undefined) {
    return line.startsWith('/') ? [starting(line, slashed(commands)), line] : [[], line];
  }
  const option = commands.find((command) => command.name === name.toLowerCase())?.options[0];
  return [option ? starting(typed, valuesOf(option.kind, commands, knowledge)) : [], typed];
}

function slashed(commands: readonly Command[]): readonly string[] {
  return commands.map((command) => `/${command.name} `);
}

function starting(typed: string, values: readonly string[]): string[] {
  const start = typed.toLowerCase();
  return values.filter((value) => value.toLowerCase().startsWith(start));
}

function valuesOf(kind: OptionKind, commands: readonly Command[], knowledge: Knowledge): readonly string[] {
  switch (kind) {
    case 'name':
      return knowledge.names.flatMap((name) => Object.values(name.name));
    case 'topic':
      return Object.keys(knowledge.situation.topics);
    case 'fact':
      return knowledge.facts.map((fact) => fact.id);
    case 'source':
      return knowledge.sources.map((source) => source.id);
    case 'language':
      return textLanguages;
    case 'command':
      return commands.map((command) => command.name);
    case 'text':
    case 'date':
      return [];
    default:
      return kind satisfies never;
  }
}
