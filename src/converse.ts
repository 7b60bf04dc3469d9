import { commands } from '../commands/index.ts';
import { notice } from './chat/build.ts';
import type { Dispatch } from './chat/dispatch.ts';
import { createSuggest } from './chat/suggest.ts';
import type { Knowledge } from './knowledge/model.ts';
import { terminalLook } from './platforms/terminal/look.ts';
import { render } from './platforms/terminal/render.ts';
import { chat } from './platforms/terminal/transport.ts';
import { textsFor } from './text/index.ts';
import type { World } from './world.ts';

/** Whether somebody sits at a terminal. */
export function isInteractive({ input, output }: World): boolean {
  return input.isTTY === true && output.isTTY === true;
}

/** A chat on the standard streams until the input ends: with somebody at a terminal, or line by line from a pipe. */
export async function converse(world: World, dispatch: Dispatch, knowledge: Knowledge): Promise<void> {
  const interactive = isInteractive(world);
  const look = () => terminalLook(world.env, world.output);
  if (interactive) {
    const greeting = notice('en', [textsFor('en').help.greeting(knowledge.situation.title['en'] ?? '')]);
    world.output.write(`${render(greeting, look(), commands).join('\n')}\n\n`);
  }
  await chat({
    input: world.input,
    output: world.output,
    interactive,
    look,
    dispatch,
    commands,
    suggest: createSuggest(() => knowledge, commands),
  });
}
