import { deflateSync } from 'fflate'
import { toBase64Url } from '../project/base64url.ts'
import { checksum } from './checksum.ts'
import { largestContent, longestMade, mostFiles } from './limits.ts'
import type { SharedProject } from './shared-project.ts'
import { toSharedRequest } from './shared-request.ts'

export type EncodeResult =
  | { readonly ok: true; readonly fragment: string }
  | { readonly ok: false; readonly why: string }

/**
 * A project as the fragment of an address, without `#`: `p1.`, then base64url of four bytes of checksum and deflated
 * JSON. The project stays in the browser: fragments are not sent to servers.
 */
export function encodeProject({ name, files, open, request }: SharedProject): EncodeResult {
  if (files.size > mostFiles) return refuse(`has ${files.size} files, and a link carries at most ${mostFiles}`)
  const list = Array.from(files, ([path, content]) =>
    typeof content === 'string' ? [path, content] : [path, toBase64Url(content), 1],
  )
  const json = new TextEncoder().encode(
    JSON.stringify({ name, open, request: request && toSharedRequest(request), files: list }),
  )
  if (json.length > largestContent) return refuse(`weighs ${kilobytes(json.length)}`)
  const packed = deflateSync(json, { level: 9 })
  const whole = new Uint8Array(packed.length + 4)
  whole.set(checksum(packed))
  whole.set(packed, 4)
  const fragment = `p1.${toBase64Url(whole)}`
  if (fragment.length > longestMade) return refuse(`makes a link of ${kilobytes(fragment.length)}`)
  return { ok: true, fragment }
}

function refuse(what: string): EncodeResult {
  return { ok: false, why: `The project ${what}: too large for a link. Download it and send the file.` }
}

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`
