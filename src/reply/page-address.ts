/** The address of the page of a source within the site. */
export function sourcePathOf(sourceId: string): string {
  return `/sources/${encodeURIComponent(sourceId)}`;
}

/** The address of the page of a name within the site. */
export function namePathOf(nameId: string): string {
  return `/names/${encodeURIComponent(nameId)}`;
}
