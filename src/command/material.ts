/** What somebody has sent that could become a draft of a source. */
export interface Material {
  /** Text of the message, or of the forwarded post. */
  readonly text: string;
  /** Addresses in it, in their order. */
  readonly links: readonly string[];
  readonly file?: MaterialFile;
  /** Id of the message. */
  readonly message: string;
  /** ISO moment at which it was sent; of a forwarded post, the moment of the post. */
  readonly date?: string;
  /** Where the post was forwarded from: the name of a channel or of a person, as the platform tells it. */
  readonly forwardedFrom?: string;
}

/** A file of a message. */
export interface MaterialFile {
  readonly name: string;
  /** In bytes, as the platform says. */
  readonly size?: number;
  /** Loads it; rejects with the platform's error, or where it is larger than it may be. */
  read(): Promise<Uint8Array>;
}

/** Addresses in a text, in their order; punctuation after one is none of it. */
export function linksIn(text: string): readonly string[] {
  return text.match(/https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}،؛؟]/giu) ?? [];
}

/** The most bytes of a file. */
export const LARGEST_FILE = 5 * 1024 * 1024;
