/**
 * The rules of a robots.txt by RFC 9309. We found no kept library for it among the packages that are installed, and it is
 * one page of rules.
 */

/** So much of the file is read; the RFC asks for at least 500 KiB. */
export const LONGEST_ROBOTS = 512 * 1024;

interface Rule {
  readonly allow: boolean;
  readonly path: string;
}

/**
 * Whether a page may be fetched.
 *
 * @param robots the text of `/robots.txt`
 * @param product the name of the program, as it stands at the beginning of its User-Agent
 * @param path the path of the page with its query
 */
export function robotsAllow(robots: string, product: string, path: string): boolean {
  if (path === '/robots.txt') return true;
  const matching = rulesFor(robots, product).filter((rule) => matches(rule.path, encoded(path)));
  const longest = Math.max(0, ...matching.map((rule) => rule.path.length));
  const deciding = matching.filter((rule) => rule.path.length === longest);
  return deciding.length === 0 || deciding.some(({ allow }) => allow);
}

/** The rules of all groups that name the product; of none, those of the groups for everybody. */
function rulesFor(robots: string, product: string): readonly Rule[] {
  const own: Rule[] = [];
  const others: Rule[] = [];
  let agents: string[] = [];
  let ended = false;
  let named = false;
  for (const line of robots.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/i.exec(line) ?? [];
    const name = key.toLowerCase();
    if (name === 'user-agent') {
      // Agents that follow each other share the rules behind them.
      if (ended) agents = [];
      ended = false;
      agents.push(agentOf(value));
      named ||= agents.includes(product.toLowerCase());
    } else if (name === 'allow' || name === 'disallow') {
      ended = true;
      // An empty rule forbids nothing.
      if (value === '') continue;
      const rule = { allow: name === 'allow', path: encoded(value) };
      if (agents.includes(product.toLowerCase())) own.push(rule);
      if (agents.includes('*')) others.push(rule);
    }
  }
  return named ? own : others;
}

/** The product of a line `User-agent: Product/1.0`, in lower case. */
function agentOf(value: string): string {
  return value === '*' ? '*' : (/^[a-z_-]+/i.exec(value)?.[0].toLowerCase() ?? '');
}

/** Whether a path begins as the rule says, in which `*` stands for anything and a `$` at its end for the end. */
function matches(rule: string, path: string): boolean {
  const toEnd = rule.endsWith('$');
  const [first = '', ...parts] = (toEnd ? rule.slice(0, -1) : rule).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  // Each part at its first place leaves most to the others; the last of a rule with `$` has to stand at the end.
  for (const [index, part] of parts.entries()) {
    if (toEnd && index === parts.length - 1) return path.endsWith(part) && path.length - part.length >= at;
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !toEnd || at === path.length;
}

/** One spelling of a path: letters and digits as they are, other letters as percent codes in capitals. */
function encoded(path: string): string {
  return path
    .replace(/[^\x21-\x7e]/gu, (letter) => encodeURIComponent(letter.toWellFormed()))
    .replace(/%([0-9a-f]{2})/gi, (code, hex: string) => {
      const letter = String.fromCharCode(Number.parseInt(hex, 16));
      return /[\w.~-]/.test(letter) ? letter : code.toUpperCase();
    });
}
