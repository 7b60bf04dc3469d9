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
  const asked = encoded(path);
  const matching = rulesFor(robots, product).filter((rule) => matches(rule.path, asked));
  const longest = matching.reduce((most, rule) => Math.max(most, rule.path.length), 0);
  const deciding = matching.filter((rule) => rule.path.length === longest);
  return deciding.length === 0 || deciding.some(({ allow }) => allow);
}

/** The rules of all groups that name the product; of none, those of the groups for everybody. */
function rulesFor(robots: string, product: string): readonly Rule[] {
  const own: Rule[] = [];
  const others: Rule[] = [];
  // Whether the group that is read is for the product, and for everybody.
  let isOwn = false;
  let isForAll = false;
  let ended = false;
  let named = false;
  for (const line of robots.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const { name, value } = fieldOf(line);
    if (name === 'user-agent') {
      // Agents that follow each other share the rules behind them.
      if (ended) isOwn = isForAll = false;
      ended = false;
      const agent = agentOf(value);
      isOwn ||= agent === product.toLowerCase();
      isForAll ||= agent === '*';
      named ||= isOwn;
    } else if (name === 'allow' || name === 'disallow') {
      ended = true;
      // An empty rule forbids nothing.
      if (value === '') continue;
      const rule = { allow: name === 'allow', path: encoded(value) };
      if (isOwn) own.push(rule);
      if (isForAll) others.push(rule);
    }
  }
  return named ? own : others;
}

/** A line `Name: value # comment`. Its parts are found one after the other, so that a hostile line takes no longer than another. */
function fieldOf(line: string): { readonly name: string; readonly value: string } {
  const [field = ''] = line.split('#', 1);
  const colon = field.indexOf(':');
  if (colon < 0) return { name: '', value: '' };
  return { name: field.slice(0, colon).trim().toLowerCase(), value: field.slice(colon + 1).trim() };
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
