import { pathsError } from '../files/path-rules.ts'
import { fromBase64Url } from '../project/base64url.ts'
import { projectName } from '../project/project-name.ts'
import type { Content } from '../state/project-files.ts'
import { checksum } from './checksum.ts'
import { inflateCapped } from './inflate-capped.ts'
import { largestContent, longestRead, mostFiles } from './limits.ts'
import type { SharedProject } from './shared-project.ts'
import { readSharedRequest } from './shared-request.ts'

export type DecodeResult =
  | { readonly ok: true; readonly shared: SharedProject }
  | { readonly ok: false; readonly why: string }

const refuse = (why: string): DecodeResult => ({ ok: false, why })
const damaged = 'The link is damaged or incomplete. Ask for it again, or for the project as a file.'
const foreign = 'The link contains no project of this playground.'

/** The project in an address's fragment, given without `#`. Its author may be hostile, so everything is checked. */
export function decodeProject(fragment: string): DecodeResult {
  const [, version, data = ''] = /^p(\d{1,4})\.(.*)$/s.exec(fragment) ?? []
  if (version === undefined) return refuse(foreign)
  if (version !== '1') return refuse('A newer playground made this link. Reload this page and try again.')
  if (data.length > longestRead) return refuse('The link is too long. It was not opened.')
  const bytes = fromBase64Url(data)
  if (bytes === undefined || bytes.length < 5) return refuse(damaged)
  const packed = bytes.subarray(4)
  if (checksum(packed).some((byte, index) => byte !== bytes[index])) return refuse(damaged)
  const json = inflateCapped(packed, largestContent)
  if (json === 'too large') return refuse('The link’s content is larger than a project may be. It was not opened.')
  return json === undefined ? refuse(damaged) : readProject(parse(json))
}

function parse(json: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json))
  } catch {
    return undefined
  }
}

function readProject(value: unknown): DecodeResult {
  if (typeof value !== 'object' || value === null || !('files' in value) || !Array.isArray(value.files)) {
    return refuse(foreign)
  }
  if (value.files.length === 0) return refuse('The link contains a project without files.')
  if (value.files.length > mostFiles)
    return refuse(`The link contains more than ${mostFiles} files. It was not opened.`)
  const entries: [string, Content][] = []
  for (const entry of value.files) {
    const file = readFile(entry)
    if (file === undefined) return refuse(foreign)
    entries.push(file)
  }
  const error = pathsError(entries.map(([path]) => path))
  if (error !== undefined) return refuse(`The link contains a file with an invalid path. ${error}`)
  const name = projectName('name' in value && typeof value.name === 'string' ? value.name : '')
  const open = 'open' in value && typeof value.open === 'string' ? value.open : undefined
  const request = 'request' in value ? readSharedRequest(value.request) : undefined
  const files = new Map(entries)
  return {
    ok: true,
    shared: { name, files, ...(open !== undefined && files.has(open) && { open }), ...(request && { request }) },
  }
}

function readFile(entry: unknown): [string, Content] | undefined {
  if (!Array.isArray(entry)) return undefined
  const [path, content, isBinary]: unknown[] = entry
  if (typeof path !== 'string' || typeof content !== 'string') return undefined
  if (isBinary === undefined) return [path, content]
  const bytes = isBinary === 1 ? fromBase64Url(content) : undefined
  return bytes && [path, bytes]
}
