import { routeError } from '../errors/route-errors.ts'
import { caretFrame } from './caret-frame.ts'
import { decodePathname } from './pathname.ts'

/**
 * Refuses a file name, or the source of a redirect, with a percent-encoded character. Paths are decoded before they are
 * matched, so no request would reach it. Only brackets are written that way, since they mark params.
 *
 * @throws `RouteEscaped`
 */
export function refuseEscapes(whole: string): void {
  const text = whole.replaceAll(/%5[BD]/g, '[')
  const isReachable = decodePathname(text).pathname === text && !/%(?:23|3f)/i.test(text)
  if (isReachable) return
  const [found = '%'] = /%(?!5[BD])[\da-f]{2}/i.exec(whole) ?? []
  const frame = caretFrame(whole, whole.indexOf(found), found.length)
  throw routeError('RouteEscaped', { file: whole, found, plain: plainText(whole) }, { file: whole, frame })
}

function plainText(whole: string): string {
  try {
    return decodeURIComponent(whole.replaceAll(/%(?=5[BD])/g, '%25'))
  } catch {
    return whole
  }
}
