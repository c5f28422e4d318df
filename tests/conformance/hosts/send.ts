import http from 'node:http'
import type { Answer } from '../answer.ts'
import { fill, requestBody } from '../answer.ts'
import type { RecordedHeaders, RecordedRequest } from '../recorded.ts'

const timeout = 15_000

function headersOf(message: http.IncomingMessage): RecordedHeaders {
  const pairs = Object.entries(message.headers)
  return Object.fromEntries(pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** Sends a recorded request as written, on a connection of its own; redirects are not followed. */
export function send(request: RecordedRequest, origin: string): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  const body = requestBody(request, origin)
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    headers[name] = typeof value === 'string' ? fill(value, origin) : value.map((one) => fill(one, origin))
  }
  if (body !== undefined && !Object.keys(headers).some((name) => name.toLowerCase() === 'content-length')) {
    headers['content-length'] = String(body.length)
  }
  return new Promise((resolve, reject) => {
    const sent = http.request(
      { hostname, port, method: request.method, path: request.path, headers, agent: false, timeout },
      (message) => {
        const chunks: Uint8Array[] = []
        message.on('data', (chunk: Uint8Array) => chunks.push(chunk))
        message.on('error', reject)
        message.on('end', () =>
          resolve({ status: message.statusCode ?? 0, headers: headersOf(message), body: Buffer.concat(chunks) }),
        )
      },
    )
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${timeout / 1000} s`)))
    sent.on('error', reject)
    sent.end(body)
  })
}
