/**
 * The body of a response, if it is not larger than it may be.
 * @throws Error for another status than 200, or a larger body; without the address, which may hold a secret
 */
export async function readLimited(response: Response, most: number): Promise<Uint8Array> {
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new Error(`the file was not given (status ${response.status})`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (size > most) throw new Error(`the file has more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
