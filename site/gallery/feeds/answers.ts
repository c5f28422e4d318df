import { signal } from '@preact/signals'
import { endpoint } from 'stowaway/client'
import type { Answer } from './answer.ts'
import { checkBody } from './check-body.ts'

/** One address of the table. */
export interface Row {
  readonly name: string
  readonly made: 'build' | 'request'
  readonly address: string
  /** The address below the app, as the table shows it. */
  readonly path: string
}

const row = (name: string, made: Row['made'], address: string): Row => ({
  name,
  made,
  address,
  path: address.replace(/^.*\/gallery\/feeds\//, ''),
})

export const rows: readonly Row[] = [
  row('RSS', 'build', endpoint.url('/gallery/feeds/rss.xml')),
  row('RSS', 'request', endpoint.url('/gallery/feeds/live/rss.xml')),
  row('Sitemap', 'build', endpoint.url('/gallery/feeds/sitemap.xml')),
  row('Card', 'build', endpoint.url('/gallery/feeds/card/[slug].svg', { params: { slug: 'becalmed-off-sark' } })),
  row('Card', 'request', endpoint.url('/gallery/feeds/live/card.svg', { query: { title: 'Land ho' } })),
  row('Identicon', 'request', endpoint.url('/gallery/feeds/identicon/[name].png', { params: { name: 'ada' } })),
  row('Chart', 'request', endpoint.url('/gallery/feeds/live/chart.png')),
  row('Calendar', 'build', endpoint.url('/gallery/feeds/calendar.ics')),
  row('Calendar', 'request', endpoint.url('/gallery/feeds/live/calendar.ics')),
  row('Table', 'request', endpoint.url('/gallery/feeds/live/log.csv')),
]

export const answers = signal<ReadonlyMap<Row, Answer>>(new Map())

export async function askAll(): Promise<void> {
  for (const row of rows) await ask(row)
}

/** Requests one, with the ETag of the last response, so that unchanged content is not sent again. */
export async function ask(row: Row): Promise<void> {
  const etag = answers.value.get(row)?.etag
  const answer = await request(row.address, etag ?? undefined)
  answers.value = new Map(answers.value).set(row, answer)
}

async function request(address: string, etag: string | undefined): Promise<Answer> {
  try {
    const response = await fetch(address, etag === undefined ? {} : { headers: { 'if-none-match': etag } })
    const body = await response.blob()
    const type = response.headers.get('content-type') ?? ''
    return {
      status: response.status,
      type,
      bytes: body.size,
      cache: response.headers.get('cache-control') ?? '',
      answeredBy: await whoAnswered(response, address),
      etag: response.headers.get('etag'),
      ...(response.status === 304
        ? { check: 'unchanged', isRight: true, text: undefined }
        : await checkBody(type, body, response.ok)),
    }
  } catch (error) {
    const nothing = { type: '', bytes: 0, cache: '', etag: null, text: undefined }
    return { ...nothing, status: 0, answeredBy: 'nobody', check: String(error), isRight: false }
  }
}

/** `Server-Timing` names route and host of an endpoint; a file of the build has none. */
async function whoAnswered({ headers }: Response, address: string): Promise<string> {
  const timing = headers.get('server-timing') ?? ''
  const host = /stowaway-host;desc="([^"]*)"/.exec(timing)?.[1]
  const duration = /stowaway;desc="[^"]*";dur=([\d.]+)/.exec(timing)?.[1]
  if (host !== undefined) return `${host}, ${duration} ms`
  const isKept = 'caches' in globalThis && (await caches.match(address, { ignoreSearch: true })) !== undefined
  return isKept ? 'file, kept offline' : 'file, from the host'
}
