import { createRequire } from 'node:module'

interface SocketClass {
  readonly prototype: { send(data: unknown, ...rest: readonly unknown[]): void }
}

let isApplied = false

/**
 * Lets Firefox open the first page of a browser context as a tab of the window that is there. Playwright asks for a
 * window, which takes Firefox about a second of one processor. The next pages of a context still get a window each:
 * a tab behind another would be hidden.
 *
 * Playwright has no option for it, so this changes the command on its way to Firefox.
 */
export function openFirstPagesAsTabs(): void {
  if (isApplied) return
  isApplied = true
  const { ws } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle') as { ws: SocketClass }
  const { send } = ws.prototype
  const contexts = new Set<string>()
  ws.prototype.send = function (data, ...rest) {
    send.call(this, typeof data === 'string' ? asTab(data, contexts) : data, ...rest)
  }
}

/** The command to create the first page of a context with the type `tab`; every other message unchanged. */
function asTab(message: string, contexts: Set<string>): string {
  if (!message.includes('"browsingContext.create"')) return message
  const command = JSON.parse(message)
  const { method, params } = command
  if (method !== 'browsingContext.create' || contexts.has(params.userContext)) return message
  contexts.add(params.userContext)
  return JSON.stringify({ ...command, params: { ...params, type: 'tab' } })
}
