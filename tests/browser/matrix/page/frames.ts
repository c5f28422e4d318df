import { appendLoaded, create } from './append.ts'
import type { Address, Initiators } from './initiator.ts'

const absolute = (at: Address, endpoint: string): string => new URL(at(endpoint), location.href).href

/** Fetches as the document of a frame. */
async function fetchInside(at: Address, attributes: Readonly<Record<string, string>>): Promise<string> {
  const frame = create('iframe', attributes)
  await appendLoaded(frame)
  const { contentWindow } = frame
  if (contentWindow === null) throw new Error('The frame has no window.')
  return (await contentWindow.fetch(absolute(at, 'text.txt'))).text()
}

/** Fetches in a frame of an origin of its own, which may not read what comes. */
async function fetchFromNowhere(at: Address, attributes: (html: string) => Record<string, string>): Promise<undefined> {
  const html = `<script>fetch(${JSON.stringify(absolute(at, 'text.txt'))}, { mode: 'no-cors' })</script>`
  return appendLoaded(create('iframe', attributes(html)))
}

/** What frames ask for. */
export const frames = {
  iframe: async (at) => {
    const frame = create('iframe', { src: at('page.html') })
    await appendLoaded(frame)
    const text = (): string | undefined => frame.contentDocument?.body?.textContent ?? undefined
    // A page that is the server's 404 at first opens its address again.
    while (!text()?.includes('endpoint of build')) await new Promise((resolve) => setTimeout(resolve, 50))
    return text()
  },
  'fetch in a srcdoc frame': (at) => fetchInside(at, { srcdoc: '<p>inside' }),
  'fetch in a sandboxed srcdoc frame of the same origin': (at) =>
    fetchInside(at, { srcdoc: '<p>inside', sandbox: 'allow-scripts allow-same-origin' }),
  'fetch in a sandboxed frame of the same origin': (at) =>
    fetchInside(at, {
      src: at('page.html').replace(/key=.*/, 'key=helper'),
      sandbox: 'allow-scripts allow-same-origin',
    }),
  'fetch in an about:blank frame': (at) => fetchInside(at, { src: 'about:blank' }),
  'fetch in a blob: frame': (at) =>
    fetchInside(at, { src: URL.createObjectURL(new Blob(['<p>inside'], { type: 'text/html' })) }),
  'fetch in a sandboxed frame': (at) => fetchFromNowhere(at, (html) => ({ srcdoc: html, sandbox: 'allow-scripts' })),
  'fetch in a data: frame': (at) =>
    fetchFromNowhere(at, (html) => ({ src: `data:text/html,${encodeURIComponent(html)}` })),
} as const satisfies Initiators
