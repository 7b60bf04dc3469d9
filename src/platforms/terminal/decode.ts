import type { Inbound } from '../../command/command.ts';

/** A line that was typed or piped in. A terminal is one chat with one reader. */
export function decode(line: string, id: string, language?: string): Inbound {
  return {
    id,
    from: { platform: 'terminal', chat: 'terminal' },
    user: 'reader',
    input: { kind: 'text', text: line },
    // Whoever runs the program manages this chat.
    manages: () => Promise.resolve(true),
    ...(language === undefined ? {} : { language }),
  };
}
