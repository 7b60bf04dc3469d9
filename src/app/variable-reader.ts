import type { Variables } from './environment.ts';

/** Reads variables one by one and collects a sentence for each that is wrong. An empty variable counts as unset. */
export class VariableReader {
  readonly #env: Variables;
  readonly problems: string[] = [];

  constructor(env: Variables) {
    this.#env = env;
  }

  /** The text of a variable without spaces around it, when it is set. */
  optional(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }

  /** The text of a variable, else the default. */
  text(name: string, fallback: string): string {
    return this.optional(name) ?? fallback;
  }

  path(name: string, fallback: string): string {
    const path = this.text(name, fallback);
    if (path.includes('\0')) this.problems.push(`${name} holds a NUL character, which no path can have`);
    return path;
  }

  number(name: string, fallback: number, least: number, most: number): number {
    const text = this.text(name, String(fallback));
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    this.problems.push(`${name} is "${text}"; it must be a whole number from ${least} to ${most}`);
    return fallback;
  }

  flag(name: string, fallback: 'true' | 'false' = 'false'): boolean {
    const text = this.text(name, fallback).toLowerCase();
    if (text !== 'true' && text !== 'false')
      this.problems.push(`${name} is "${text}"; it must be true or false`);
    return text === 'true';
  }

  /** An address with this protocol; a wrong one is not repeated, since it may hold a password. */
  url(name: string, protocol: RegExp, example: string): string | undefined {
    const text = this.optional(name);
    if (text === undefined || protocol.test(URL.parse(text)?.protocol ?? '')) return text;
    this.problems.push(`${name} is not an address such as ${example}`);
    return undefined;
  }

  /** A text in this form; a wrong one is not repeated, since it may be a secret. */
  matching(name: string, pattern: RegExp, what: string): string | undefined {
    const text = this.optional(name);
    if (text === undefined || pattern.test(text)) return text;
    this.problems.push(`${name} is not ${what}`);
    return undefined;
  }
}
