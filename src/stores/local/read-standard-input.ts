const MOST_BYTES = 2_100_000;

/** Everything that comes by standard input, up to what any reader accepts; what is beyond is left. */
export async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Uint8Array);
    length += (chunk as Uint8Array).length;
    if (length > MOST_BYTES) break;
  }
  return new Uint8Array(Buffer.concat(chunks));
}
