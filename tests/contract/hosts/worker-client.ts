import type { Page } from 'playwright-core'
import { type Client, createClient, type Seen } from '../client.ts'

const channelName = 'stowaway:conformance'

/** A client in a page that is under a worker's control. */
export async function workerClient(page: Page): Promise<Client> {
  const call = (name: keyof Client, ...args: readonly unknown[]) =>
    page.evaluate(`contractClient.${name}(...${JSON.stringify(args)})`)
  await page.evaluate(`window.contractClient = (${createClient})((path, init) => fetch(path, init), '${channelName}')`)
  return {
    // What comes back is what the same function gives outside of a page.
    send: async (request, reported) => (await call('send', request, reported)) as Seen,
    part: async (path) => (await call('part', path)) as string | null,
    open: async (path) => void (await call('open', path)),
    cancel: async (path) => void (await call('cancel', path)),
    start: async (path) => void (await call('start', path)),
    abort: async (path) => void (await call('abort', path)),
  }
}
