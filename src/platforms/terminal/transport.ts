import { createInterface } from 'node:readline/promises';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Command } from '../../command/command.ts';
import type { Suggest } from '../../command/suggestions.ts';
import { complete } from './complete.ts';
import { decode } from './decode.ts';
import { type Look, render } from './render.ts';

/** What a chat in a terminal works with. */
export interface TerminalChatOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Someone types: prompt, history and completion. Else each line of the input is answered. */
  readonly interactive: boolean;
  /** Asked for before each reply, since a window may be resized. */
  look(): Look;
  /** Language that the reader's system reports. */
  readonly language?: string;
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
}

const PROMPT = '› ';
const HISTORY = 500;

/** Answers line by line until the input ends, Ctrl-C or Ctrl-D is pressed, or nobody reads the output any more. */
export async function chat(parts: TerminalChatOptions): Promise<void> {
  const { input, output, interactive, commands } = parts;
  const lines = createInterface({
    input,
    crlfDelay: Number.POSITIVE_INFINITY,
    terminal: interactive,
    historySize: HISTORY,
    prompt: PROMPT,
    ...(interactive ? { output } : {}),
    completer: (line: string) => complete(line, commands, parts.suggest),
  });
  const unread = (error: NodeJS.ErrnoException) => {
    // The reader of a pipe, such as `head`, has seen enough.
    if (error.code !== 'EPIPE') throw error;
    lines.close();
  };
  output.on('error', unread);
  lines.on('SIGINT', () => lines.close());
  let open = true;
  lines.once('close', () => {
    open = false;
  });
  // The input may end while an answer is being made.
  const prompt = () => {
    if (interactive && open) lines.prompt();
  };
  try {
    prompt();
    let count = 0;
    for await (const line of lines) {
      if (line.trim() !== '') {
        count += 1;
        await say(await answer(line, String(count), parts), output);
      }
      prompt();
    }
    if (interactive) await say('\n', output);
  } finally {
    lines.close();
    output.off('error', unread);
  }
}

async function answer(line: string, id: string, parts: TerminalChatOptions): Promise<string> {
  const reply = await parts.dispatch(decode(line, id, parts.language));
  return `${render(reply, parts.look(), parts.commands).join('\n\n')}\n\n`;
}

/** Writes and waits until it is taken, so that a long input needs no more memory than a short one. */
function say(text: string, output: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    output.write(text, () => resolve());
  });
}
