import type { CaseView } from './case-view.ts'
import { isContextGrown } from './context-growth.ts'
import type { Deviation } from './deviation.ts'
import { hasHandler, hasLegacyHandler } from './endpoint-facts.ts'
import type { ProjectFacts } from './facts.ts'
import type { RecordedAnswer, RecordedRequest } from './recorded.ts'
import { isMalformed } from './route-facts.ts'

const legacyEndpoints = ({ facts, request }: CaseView) =>
  facts.matching(request.path).filter((endpoint) => hasLegacyHandler(endpoint, request.method))

/** Astro 2 fails on escapes that do not decode alike twice. */
const isBadEscape = (target: string) => isMalformed(target) || /%2f|%25/i.test(target)

/**
 * What Astro 2 did and Astro 7 does not. Only what a lower-case handler returned is binding in those recordings, so
 * an answer that such a handler gave alone is never explained by this.
 */
export const legacyVersion: Deviation = {
  code: 'L1',
  reason: 'Recorded with Astro 2: upper case ignored, HEAD not derived, empty 404, 500 on bad escapes',
  explains: ({ where }, view) => {
    const { facts, request, expected, actual } = view
    if (facts.astro >= 3) return false
    if (where === 'body' && isContextGrown(expected.bodyText, actual.bodyText)) return true
    if (expected.status === 500) return isBadEscape(request.path)
    const legacy = legacyEndpoints(view)
    if (legacy.some((endpoint) => hasHandler(endpoint, request.method))) return true
    return expected.status === 404 && legacy.length === 0
  },
}

/** A 404 of Astro 2 that no lower-case handler gave: empty, where Astro 7 has a page. */
export const isLegacyNotFound = (request: RecordedRequest, expected: RecordedAnswer, facts: ProjectFacts): boolean =>
  facts.astro < 3 &&
  expected.status === 404 &&
  !facts.matching(request.path).some((endpoint) => hasLegacyHandler(endpoint, request.method))

const encodings = ['base64', 'base64url', 'hex', 'latin1', 'binary', 'ascii', 'utf16le', 'ucs2'] as const

/**
 * Whether an answer is what a lower-case handler's `{ body, encoding }` stands for, bytes included. Astro 2 did that
 * when it wrote files; its server sent the body as text.
 */
export function isEncoded(view: CaseView): boolean {
  const { expected, actual } = view
  if (!legacyEndpoints(view).some(({ encodes }) => encodes)) return false
  if (expected.status === 500) return actual.status === 200 && actual.bodyBase64 !== undefined
  const text = expected.bodyText ?? ''
  const bytes =
    actual.bodyBase64 === undefined ? Buffer.from(actual.bodyText ?? '') : Buffer.from(actual.bodyBase64, 'base64')
  return (
    expected.status === actual.status &&
    (bytes.join(',') === text || encodings.some((one) => bytes.equals(Buffer.from(text, one))))
  )
}
