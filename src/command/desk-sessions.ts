/** An editor who has opened the pages of the desk. */
export interface DeskSession {
  readonly platform: string;
  readonly user: string;
  /** What the editor is called. */
  readonly name: string;
  /** Stands in every form of the session, so that no other site can send one. */
  readonly formToken: string;
}

/** What a browser keeps of a session. */
export interface OpenedSession {
  readonly token: string;
  /** After so many seconds it is worth nothing. */
  readonly seconds: number;
}

/** Why somebody is not shown the desk: no link, one that nobody signed so, an old one, one that was opened, no editor. */
export type SessionRefusal = 'none' | 'forged' | 'expired' | 'used' | 'others';

/** Tells editors from others on the pages of the desk. */
export interface DeskSessions {
  /** What the editor of a link is called. It opens nothing, since programs that draw previews of links look too. */
  invited(link: string): Promise<{ readonly name: string } | SessionRefusal>;
  /** Opens a link, once. */
  open(link: string): Promise<OpenedSession | SessionRefusal>;
  /** The session that a browser has; it ends when its editor is no editor any more. */
  session(token: string | undefined): Promise<DeskSession | SessionRefusal>;
}
