import { createInterface } from 'node:readline/promises';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Command } from '../../command/command.ts';
import type { Suggest } from '../../command/suggestions.ts';
import { complete } from './complete.ts';
import { decode } from './decode.ts';
import { type Look, render } from './render.ts';

/** The streams of a chat in a terminal, and what answers it. */
export interface TerminalChatOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether somebody types: then there is a prompt, a history and completion. */
  readonly interactive: boolean;
  /** Called before each reply, since the window may be resized. */
  look(): Look;
  /** Language of the reader's system. */
  readonly language?: string;
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
}

const PROMPT = '› ';
const HISTORY = 500;

/** What people type to leave a program. */
const LEAVING = /^\s*(?:\/?(?:exit|quit)|:q!?)\s*$/iu;

/**
 * Answers line by line until the input ends, the reader leaves, Ctrl-C or Ctrl-D is pressed, or nobody reads the output any
 * more.
 *
 * @returns how many lines with text were read
 */
export async function chat(options: TerminalChatOptions): Promise<number> {
  const { input, output, interactive, commands } = options;
  const lines = createInterface({
    input,
    crlfDelay: Number.POSITIVE_INFINITY,
    terminal: interactive,
    historySize: HISTORY,
    prompt: PROMPT,
    ...(interactive ? { output } : {}),
    completer: (line: string) => complete(line, commands, options.suggest),
  });
  const onOutputError = (error: NodeJS.ErrnoException) => {
    // The program that reads the pipe, such as `head`, has read enough.
    if (error.code !== 'EPIPE') throw error;
    lines.close();
  };
  output.on('error', onOutputError);
  lines.on('SIGINT', () => lines.close());
  let open = true;
  lines.once('close', () => {
    open = false;
  });
  // The input may end before the answer is ready.
  const prompt = () => {
    if (interactive && open) lines.prompt();
  };
  let count = 0;
  try {
    prompt();
    for await (const line of lines) {
      if (line.trim() !== '') {
        count += 1;
        if (LEAVING.test(line)) return count;
        await write(await answer(line, String(count), options), output);
      }
      prompt();
    }
    if (interactive) await write('\n', output);
    return count;
  } finally {
    lines.close();
    output.off('error', onOutputError);
  }
}

async function answer(line: string, id: string, options: TerminalChatOptions): Promise<string> {
  const reply = await options.dispatch(decode(line, id, options.language));
  return `${render(reply, options.look(), options.commands).join('\n\n')}\n\n`;
}

/** Resolves when the stream has taken the text, so that a long input needs no more memory than a short one. */
function write(text: string, output: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    output.write(text, () => resolve());
  });
}
