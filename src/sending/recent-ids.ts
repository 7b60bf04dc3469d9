/** As many events as may come twice: a gateway that resumes sends again what it is not sure to have sent. */
const REMEMBERED = 5_000;

/** Tells of each id whether it is new; remembers the latest ones. */
export function createRecentIds(remembered = REMEMBERED): (id: string) => boolean {
  const ids = new Set<string>();
  return (id) => {
    if (ids.has(id)) return false;
    ids.add(id);
    const oldest = ids.values().next().value;
    if (ids.size > remembered && oldest !== undefined) ids.delete(oldest);
    return true;
  };
}
