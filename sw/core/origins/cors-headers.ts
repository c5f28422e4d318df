import { withMutableHeaders } from '../endpoint/copy-response.ts'

/** The headers of an answer that every page may read, whoever sent it (Fetch, "CORS-safelisted response-header name"). */
const safelisted: ReadonlySet<string> = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
])

const prefix = 'access-control-'

/**
 * Lets the page that asked read an answer from another origin, as a server does that allows every origin, credentials,
 * and every header. An answer with any `Access-Control-*` header of its own is left as it is.
 */
export function withCorsHeaders(request: Request, response: Response): Response {
  if (response.status === 0 || [...response.headers.keys()].some((name) => name.startsWith(prefix))) return response
  const changed = withMutableHeaders(response)
  const { headers } = changed
  const origin = request.headers.get('origin')
  const exposed = [...headers.keys()].filter((name) => !safelisted.has(name) && name !== 'set-cookie')
  headers.set(`${prefix}allow-origin`, origin ?? '*')
  if (origin !== null) {
    headers.set(`${prefix}allow-credentials`, 'true')
    headers.append('vary', 'Origin')
  }
  if (isPreflight(request)) {
    const method = request.headers.get(`${prefix}request-method`) ?? ''
    const asked = request.headers.get(`${prefix}request-headers`)
    headers.set(`${prefix}allow-methods`, headers.get('allow') ?? method)
    if (asked !== null) headers.set(`${prefix}allow-headers`, asked)
  } else if (exposed.length > 0) headers.set(`${prefix}expose-headers`, exposed.join(', '))
  return changed
}

/** Whether a browser asks for permission to send the real request. */
const isPreflight = ({ method, headers }: Request): boolean =>
  method === 'OPTIONS' && headers.has(`${prefix}request-method`)

/** What a page asked for, as far as CORS is concerned. */
interface CorsRequest {
  /** The origin of the page. */
  readonly origin: string
  /** Whether cookies go along. */
  readonly credentials: boolean
}

/**
 * Why a browser would keep an answer from the page (Fetch, "CORS check"); `undefined` if it would not.
 *
 * @param headers the answer's
 */
export function whyCorsFails(headers: Headers, { origin, credentials }: CorsRequest): string | undefined {
  const allowed = headers.get(`${prefix}allow-origin`)
  if (allowed === null) return 'it has no Access-Control-Allow-Origin header'
  if (allowed === '*' && credentials) return 'Access-Control-Allow-Origin is *, which does not allow credentials'
  if (allowed !== '*' && allowed !== origin) return `Access-Control-Allow-Origin is ${allowed}, not ${origin}`
  return credentials && headers.get(`${prefix}allow-credentials`) !== 'true'
    ? 'Access-Control-Allow-Credentials is not true'
    : undefined
}

/** The headers of an answer that the page may not read. */
export function hiddenHeaders(headers: Headers, { credentials }: Pick<CorsRequest, 'credentials'>): readonly string[] {
  const exposed = (headers.get(`${prefix}expose-headers`) ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
  if (exposed.includes('*') && !credentials) return []
  return [...headers.keys()].filter((name) => !safelisted.has(name) && !exposed.includes(name))
}
