import * as z from 'zod';
import type { DeskLink, EditAccess, EditorRef, Whereabouts } from '../../command/desk-service.ts';
import type {
  DeskSession,
  DeskSessions,
  OpenedSession,
  SessionRefusal,
} from '../../command/desk-sessions.ts';
import { audit } from '../audit.ts';
import { EditorNames } from '../channel/editor-names.ts';
import type { DeskFiles } from '../desk-files.ts';
import { linkKey } from './link-key.ts';
import { openOnce, wasOpened } from './opened-links.ts';
import { signatureOf, signed, unsigned } from './signed-text.ts';

/** What links to the desk are made with. */
export interface DeskLinksOptions {
  readonly files: DeskFiles;
  /** The address under which the pages are reached, without a slash at its end. */
  readonly publicUrl: string;
  /** How long a link can be opened, and how long the desk is open after that. */
  readonly minutes: number;
  /** Signs the links. Default: a key that is kept among the files */
  readonly secret?: string;
  /** Whether somebody may edit where they are. */
  access(inbound: Whereabouts): EditAccess;
  now(): Date;
  /** An id that nobody guesses and that is never the same. */
  newId(): string;
}

/** What a link or a session says. A session is never taken for a link, nor a link for a session. */
const Ticket = z.object({
  kind: z.enum(['link', 'session']),
  platform: z.string(),
  user: z.string(),
  id: z.string(),
  /** Second since 1970 after which it is worth nothing. */
  until: z.number(),
});
type Ticket = z.infer<typeof Ticket>;

/**
 * Links to the pages of the desk, and the sessions that they open. Both are signed, so that any replica with the key can read
 * them; that a link was opened is written down among the files of the desk.
 */
export class DeskLinks implements DeskSessions {
  readonly #options: DeskLinksOptions;
  readonly #names: EditorNames;
  #key: Promise<string> | undefined;

  constructor(options: DeskLinksOptions) {
    this.#options = options;
    this.#names = new EditorNames(options.files);
  }

  /** Makes a link for an editor. */
  async link({ by, name, language }: EditorRef): Promise<DeskLink> {
    const { publicUrl, minutes } = this.#options;
    await this.#names.remember(by, name);
    const at = by.indexOf(':');
    const token = await this.#ticket('link', { platform: by.slice(0, at), user: by.slice(at + 1) });
    await this.#note(by, 'link');
    const inLanguage = language === undefined ? '' : `?lang=${encodeURIComponent(language)}`;
    return { url: `${publicUrl}/desk/open/${token}${inLanguage}`, minutes };
  }

  async invited(link: string): Promise<{ readonly name: string } | SessionRefusal> {
    const ticket = await this.#read(link, 'link');
    if (typeof ticket === 'string') return ticket;
    if (await wasOpened(this.#options.files, ticket.id)) return 'used';
    return { name: await this.#names.of(editorOf(ticket)) };
  }

  async open(link: string): Promise<OpenedSession | SessionRefusal> {
    const { files, minutes } = this.#options;
    const ticket = await this.#read(link, 'link');
    if (typeof ticket === 'string') return ticket;
    if (!(await openOnce(files, { id: ticket.id, until: ticket.until, now: this.#seconds() }))) return 'used';
    const token = await this.#ticket('session', ticket);
    await this.#note(editorOf(ticket), 'open');
    return { token, seconds: minutes * 60 };
  }

  async session(token: string | undefined): Promise<DeskSession | SessionRefusal> {
    if (token === undefined) return 'none';
    const ticket = await this.#read(token, 'session');
    if (typeof ticket === 'string') return ticket;
    const { platform, user, id } = ticket;
    const formToken = signatureOf(`form ${id}`, await this.#signingKey());
    return { platform, user, name: await this.#names.of(editorOf(ticket)), formToken };
  }

  async #ticket(
    kind: Ticket['kind'],
    { platform, user }: { readonly platform: string; readonly user: string },
  ): Promise<string> {
    const { minutes, newId } = this.#options;
    const until = this.#seconds() + minutes * 60;
    return signed({ kind, platform, user, id: newId(), until } satisfies Ticket, await this.#signingKey());
  }

  async #read(token: string, kind: Ticket['kind']): Promise<Ticket | SessionRefusal> {
    const { data: ticket } = Ticket.safeParse(unsigned(token, await this.#signingKey()));
    if (ticket?.kind !== kind) return 'forged';
    if (ticket.until < this.#seconds()) return 'expired';
    // Alone with the bot: a link is for one editor.
    const { platform, user } = ticket;
    const access = this.#options.access({ from: { platform, chat: user }, user });
    return access === 'granted' ? ticket : 'others';
  }

  async #signingKey(): Promise<string> {
    const { secret, files } = this.#options;
    if (secret !== undefined) return secret;
    this.#key ??= linkKey(files);
    try {
      return await this.#key;
    } catch (error) {
      this.#key = undefined;
      throw error;
    }
  }

  #seconds(): number {
    return Math.floor(this.#options.now().getTime() / 1_000);
  }

  async #note(by: string, what: 'link' | 'open'): Promise<void> {
    const { files, now } = this.#options;
    await audit(files, { at: now().toISOString(), by, what });
  }
}

function editorOf({ platform, user }: Ticket): string {
  return `${platform}:${user}`;
}
