/** The address of the page of a fact, given the public address of the HTTP server (`PUBLIC_URL`). */
export function factPageOf(publicUrl: string, factId: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/facts/${encodeURIComponent(factId)}`;
}
