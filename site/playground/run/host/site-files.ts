import type { LiveBundle } from 'stowaway/live'
import type { Bundle } from '../../state/compiler-types.ts'
import type { Content } from '../../state/project-files.ts'
import { typeOfFile } from './file-types.ts'

type LiveFile = NonNullable<LiveBundle['files']>[number]

/** The files that a static host would serve: pages at the top, scripts and styles beside them, the public folder. */
export function siteFiles(files: ReadonlyMap<string, Content>): readonly LiveFile[] {
  return [...files].flatMap(([path, content]) => {
    const isPublic = path.startsWith('public/')
    if (!isPublic && (path.startsWith('src/pages/') || !/\.(?:html|css|m?js|svg|png|jpe?g|gif|webp|ico)$/i.test(path)))
      return []
    const body = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
    return [{ path: `/${isPublic ? path.slice('public/'.length) : path}`, type: typeOfFile(path), body }]
  })
}

/** A bundle with the files of its project; the hash names both. */
export async function withFiles(bundle: Bundle, files: readonly LiveFile[]): Promise<LiveBundle> {
  const parts = files.flatMap(({ path, body }) => [`\n${path}:${body.byteLength}\n`, body])
  const digest = await crypto.subtle.digest('SHA-256', await new Blob([bundle.hash, ...parts]).arrayBuffer())
  const hash = Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { ...bundle, hash, files }
}
