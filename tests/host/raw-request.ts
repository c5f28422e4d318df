import { connect } from 'node:net'

export interface RawAnswer {
  readonly status: number
  readonly statusText: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Sends bytes as they are, for what no HTTP client would send. The request must ask to close the connection. */
export const rawRequest = async (port: number, request: string): Promise<RawAnswer> =>
  parse(await rawText(port, request))

/** All that comes back, until the connection closes. */
export function rawText(port: number, request: string): Promise<string> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from(request, 'latin1')))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', fail)
    socket.on('close', () => done(Buffer.concat(chunks).toString()))
  })
}

/** A request for `target`, with a connection that closes after the answer. */
export const rawGet = (port: number, target: string, headers = 'Host: example.test'): Promise<RawAnswer> =>
  rawRequest(port, `GET ${target} HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`)

function parse(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )
  const [, status = '0', ...words] = first.split(' ')
  const body = text.slice(end + 4)
  return { status: Number(status), statusText: words.join(' '), headers, body: unchunked(headers, body) }
}

function unchunked(headers: Record<string, string>, body: string): string {
  if (headers['transfer-encoding'] !== 'chunked') return body
  let rest = Buffer.from(body)
  let text = ''
  while (rest.length > 0) {
    const lineEnd = rest.indexOf('\r\n')
    const size = Number.parseInt(rest.subarray(0, lineEnd).toString(), 16)
    if (!(size > 0)) break
    text += rest.subarray(lineEnd + 2, lineEnd + 2 + size).toString()
    rest = rest.subarray(lineEnd + 2 + size + 2)
  }
  return text
}
