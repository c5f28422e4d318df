import { launchWebKit } from '../browser/engine/launch-webkit.ts'
import type { LimitCode } from '../browser/engine/limits.ts'
import { type HostBrowser, startHostBrowser } from '../hosts/browser/host-browser.ts'
import type { HostName } from './contract.ts'

const name = process.env.STOWAWAY_BROWSER || 'chromium'

/** Starts the browser that `STOWAWAY_BROWSER` names: `chromium` (the default), `firefox` or `webkit`. */
export const startContractBrowser = (): Promise<HostBrowser> =>
  name === 'webkit' ? launchWebKit() : startHostBrowser()

interface Limited {
  readonly case: string
  readonly code: LimitCode
  readonly hosts: readonly HostName[]
}

const inWorkers = ['worker', 'dev-worker'] as const
const inBrowsers = [...inWorkers, 'fallback'] as const

/** The cases that an engine cannot do. */
const limited: Readonly<Record<string, readonly Limited[]>> = {
  firefox: [
    { case: 'a body that is a stream', code: 'streams-as-text', hosts: ['fallback'] },
    {
      case: 'a caller that stops reading cancels the stream',
      code: 'no-cancel-of-idle-streams',
      hosts: inWorkers,
    },
    { case: 'and aborts context.signal', code: 'no-cancel-of-idle-streams', hosts: inWorkers },
  ],
  webkit: [
    {
      case: 'what can be cloned is kept, anything else is the same clear error',
      code: 'no-blob-in-private',
      hosts: inBrowsers,
    },
    { case: 'a multipart body that is cut is a 500', code: 'no-cut-forms', hosts: inBrowsers },
  ],
}

/** Why the browser cannot do a case; `undefined` if it can. */
export function browserLimit(host: HostName, title: string): string | undefined {
  const found = limited[name]?.find((one) => one.case === title && one.hosts.includes(host))
  return found && `a limit of ${name}: ${found.code} in tests/browser/engine/limits.ts`
}
