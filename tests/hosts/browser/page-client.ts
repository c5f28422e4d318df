import { type Client, createClient, type Seen } from '../create-client.ts'
import type { HostTab } from './host-browser.ts'
import { reportChannel } from './report-answers.ts'

/** A client in a page whose requests a worker answers. */
export async function pageClient(tab: HostTab, origin: string): Promise<Client> {
  const reports = JSON.stringify({ channel: reportChannel, origin })
  const call = (name: keyof Client, ...args: readonly unknown[]) =>
    tab.evaluate(`hostClient.${name}(...${JSON.stringify(args)})`)
  await tab.evaluate(
    `window.hostClient = (${createClient})((path, init) => fetch(${JSON.stringify(origin)} + path, init), ${reports})`,
  )
  return {
    // The same function returns it outside of a page.
    send: async (request, reported) => (await call('send', request, reported)) as Seen,
    part: async (path) => (await call('part', path)) as string | null,
    open: async (path) => void (await call('open', path)),
    cancel: async (path) => void (await call('cancel', path)),
    start: async (path) => void (await call('start', path)),
    abort: async (path) => void (await call('abort', path)),
  }
}
