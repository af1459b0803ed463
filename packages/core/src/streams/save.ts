/**
 * Writes a stream to a file under a temporary name beside it, and gives it its name once it is whole. What was cut is
 * removed. Node, Deno and Bun only.
 */
export async function saveStream(stream: ReadableStream<Uint8Array>, path: string): Promise<number> {
  const { open, rename, rm } = await import('node:fs/promises');
  const part = `${path}.${globalThis.crypto.randomUUID().slice(0, 8)}.part`;
  const file = await open(part, 'wx');
  let written = 0;
  let whole = false;
  try {
    for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
      await file.writeFile(chunk);
      written += chunk.length;
    }
    await file.sync();
    whole = true;
  } finally {
    await file.close();
    if (!whole) await rm(part, { force: true });
  }
  try {
    await rename(part, path);
  } catch (thrown) {
    await rm(part, { force: true });
    throw thrown;
  }
  return written;
}
