const codings = new Set(['gzip', 'x-gzip', 'deflate', 'br', ...(decodesZstd() ? ['zstd'] : [])])

/** Whether `fetch` of this Node decodes bodies with a content coding. It passes others on as they are. */
export const decodesBodies = (coding: string): boolean => codings.has(coding)

/** Since undici 7.11, in Node 24.4. */
function decodesZstd(): boolean {
  const [major = 0, minor = 0] = (process.versions.undici ?? '').split('.').map(Number)
  return major > 7 || (major === 7 && minor >= 11)
}
