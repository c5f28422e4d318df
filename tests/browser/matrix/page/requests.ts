import type { Address, Initiators } from './initiator.ts'

const text = (at: Address, init?: RequestInit): Promise<string> =>
  fetch(at('text.txt'), init).then((response) => response.text())

function xhr(at: Address, async: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', at('text.txt'), async)
    request.onload = () => resolve(request.responseText)
    request.onerror = () => reject(new Error('The request failed.'))
    request.send()
  })
}

function multipart(): FormData {
  const form = new FormData()
  form.set('file', new File(['of a file'], 'file.txt', { type: 'text/plain' }))
  return form
}

/** What a script asks for by itself. */
export const requests = {
  fetch: (at) => text(at),
  'fetch POST': (at) => text(at, { method: 'POST', body: 'sent' }),
  'fetch PUT': (at) => text(at, { method: 'PUT', body: 'sent' }),
  'fetch DELETE': (at) => text(at, { method: 'DELETE' }),
  'fetch HEAD': async (at) =>
    (await fetch(at('text.txt'), { method: 'HEAD' })).headers.get('x-answered-by') ?? undefined,
  'fetch POST with a file': async (at) => (await fetch(at('page.html'), { method: 'POST', body: multipart() })).text(),
  'fetch that is redirected': async (at) => (await fetch(at('redirect'))).text(),
  'fetch keepalive': (at) => text(at, { keepalive: true }),
  'fetch keepalive POST': (at) => text(at, { keepalive: true, method: 'POST', body: 'sent' }),
  'fetch with a streamed body': (at) => {
    const body = new Blob(['streamed']).stream()
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' }
    return text(at, init)
  },
  XMLHttpRequest: (at) => xhr(at, true),
  'XMLHttpRequest, synchronous': (at) => xhr(at, false),
  sendBeacon: async (at) => {
    if (!navigator.sendBeacon(at('text.txt'), 'sent')) throw new Error('The beacon was refused.')
    return undefined
  },
  EventSource: (at) =>
    new Promise((resolve, reject) => {
      const source = new EventSource(at('events'))
      source.onmessage = ({ data }) => {
        source.close()
        resolve(String(data))
      }
      source.onerror = () => {
        source.close()
        reject(new Error('The stream failed.'))
      }
    }),
  'Cache.add': async (at) => {
    const cache = await caches.open('matrix')
    await cache.add(at('text.txt'))
    const found = await cache.match(at('text.txt'))
    return found?.text()
  },
} as const satisfies Initiators
