/** Id of the user whom a link mentions: tg://user?id=… */
export function mentionedUser(link: string): number | undefined {
  const id = /^tg:(?:\/\/)?user\/?\?(?:.*&)?id=(\d{1,15})(?:&|$)/i.exec(link.trim())?.[1];
  return id === undefined ? undefined : Number(id);
}

/**
 * A link as Telegram keeps it, with a protocol and a path; undefined for what Telegram takes for no link. (TDLib's
 * get_checked_link.)
 */
export function checkedLink(link: string): string | undefined {
  const trimmed = link.trim();
  if (/^(?:tg|ton|tonsite):/i.test(trimmed)) {
    const [, scheme = '', rest = ''] = /^([a-z]+):(?:\/\/)?(.*)$/is.exec(trimmed) ?? [];
    return /^[a-z\d]/i.test(rest) ? `${scheme.toLowerCase()}://${rest}` : undefined;
  }
  const parts = /^(?:(https?):\/\/)?([^/?#\s]+)([/?#]\S*)?$/i.exec(trimmed);
  const [, protocol = 'http', host = '', path = '/'] = parts ?? [];
  // A host needs a dot, so that http://localhost is no link; nor is another protocol, such as mailto:.
  if (!/^(?:[^@:]*(?::[^@]*)?@)?[^@:.]+(?:\.[^@:.]+)+\.?(?::\d{1,5})?$/.test(host)) return undefined;
  return `${protocol.toLowerCase()}://${host.toLowerCase()}${path.startsWith('/') ? path : `/${path}`}`;
}
