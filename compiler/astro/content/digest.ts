import xxhash from 'xxhash-wasm'

/** The hash that Astro names `digest`: endpoints may answer with it, or use it as an `ETag`. */
export async function createDigest(): Promise<(data: unknown) => string> {
  const { h64ToString } = await xxhash()
  return (data) => h64ToString(typeof data === 'string' ? data : JSON.stringify(data))
}
