/** A file of a site. */
export interface SiteFile {
  /** Relative to the output folder, `/` between the names. */
  readonly path: string
  /** Read when its content is needed: a bundler may have written it to a disk already. */
  read(): Uint8Array | Promise<Uint8Array>
  /** Its name holds a hash of its content. */
  readonly isHashed?: boolean
}

/** A file with its content in memory. */
export function siteFile(path: string, content: string | Uint8Array): SiteFile {
  return { path, read: () => (typeof content === 'string' ? new TextEncoder().encode(content) : content) }
}

/** The text of a file; `undefined` where there is no such file. */
export async function textOfFile(file: SiteFile | undefined): Promise<string | undefined> {
  return file && new TextDecoder().decode(await file.read())
}
