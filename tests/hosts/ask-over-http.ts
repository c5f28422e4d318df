import http from 'node:http'
import type { HeaderList, HostAnswer, HostRequest } from './request.ts'

/** Milliseconds. */
const timeout = 15_000

function headersOf({ rawHeaders }: http.IncomingMessage): HeaderList {
  return Array.from({ length: rawHeaders.length / 2 }, (_, index) => [
    (rawHeaders[index * 2] ?? '').toLowerCase(),
    rawHeaders[index * 2 + 1] ?? '',
  ])
}

/** The headers that are sent. A list stands for a header that is sent several times. */
function sentHeaders({ headers, body }: HostRequest): Record<string, string[]> {
  const sent: Record<string, string[]> = {}
  for (const [name, value] of headers) sent[name] = [...(sent[name] ?? []), value]
  const isSized = headers.some(([name]) => name.toLowerCase() === 'content-length')
  return body === undefined || isSized ? sent : { ...sent, 'content-length': [String(body.length)] }
}

/** Sends a request as it is written, on a connection of its own. */
export function askOverHttp(origin: string, request: HostRequest): Promise<HostAnswer> {
  const { hostname, port } = new URL(origin)
  const { method, path, body } = request
  const headers = Object.fromEntries(
    // Node refuses a list for a header that may come only once.
    Object.entries(sentHeaders(request)).map(([name, values]) => [
      name,
      values.length === 1 ? String(values[0]) : values,
    ]),
  )
  return new Promise((resolve, reject) => {
    const sent = http.request({ hostname, port, method, path, headers, agent: false, timeout }, (message) => {
      const chunks: Uint8Array[] = []
      message.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      message.on('error', reject)
      message.on('end', () =>
        resolve({ status: message.statusCode ?? 0, headers: headersOf(message), body: Buffer.concat(chunks) }),
      )
    })
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${timeout / 1000} s`)))
    sent.on('error', reject)
    sent.end(body)
  })
}
