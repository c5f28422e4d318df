import { mediaTypeOf } from '../../sw/core/endpoint/content-type.ts'
import { buildError } from '../../sw/core/errors/build-errors.ts'
import type { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import type { PlannedFile } from './plan-files.ts'
import type { StaticFile } from './static-file.ts'

/** Headers that a file has as well, and those that concern the connection. */
const ofFiles = new Set(['content-type', 'content-length', 'date', 'last-modified', 'etag', 'location'])

/** A name that starts with a dot, other than the one that hosts serve. */
const hidden = /(?:^|\/)\.(?!well-known(?:\/|$))/

/**
 * What a static host loses of an answer, or does not serve as the endpoint answered it. Throws `StaticStatusFailed` for
 * a status of 500 and above. Error pages are asked for by their status, not by their address.
 */
export function judgeFile(planned: PlannedFile, { path, status, headers }: StaticFile): readonly StowawayError[] {
  const { file } = planned.route
  if (planned.redirect !== undefined || /^(?:404|500)\.[jt]s$/.test(file)) return []
  if (status >= 500) throw buildError('StaticStatusFailed', { file, path, status }, { file })
  const place = { file }
  const found: StowawayError[] = []
  const name = path.slice(path.lastIndexOf('/') + 1)
  const isHtml = /^text\/html\b/i.test(headers.get('content-type') ?? '')
  if (!name.includes('.') && isHtml) {
    const what = status >= 300 && status < 400 ? 'a redirect, which becomes a page' : 'HTML'
    found.push(buildError('StaticFileWithoutExtension', { file, path, what }, place))
  }
  if (hidden.test(path)) {
    found.push(buildError('StaticFileHidden', { file, path }, place))
  }
  if (status >= 400) found.push(buildError('StaticStatusLost', { file, path, status }, place))
  const lost = new Set([...headers.keys()].filter((header) => !ofFiles.has(header)))
  if (isOtherType(path, headers)) lost.add('content-type')
  if (lost.size > 0) {
    const names = [...lost].sort().join(', ')
    found.push(buildError('StaticHeadersLost', { file, names }, place))
  }
  return found
}

/** Whether the file's name says another type. */
function isOtherType(path: string, headers: Headers): boolean {
  const given = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  const ofName = mediaTypeOf(path)
  return given !== undefined && ofName !== undefined && !sameType(given, ofName)
}

const aliases: Readonly<Record<string, string>> = {
  'application/xml': 'text/xml',
  'application/javascript': 'text/javascript',
}

const sameType = (one: string, other: string): boolean => (aliases[one] ?? one) === (aliases[other] ?? other)
