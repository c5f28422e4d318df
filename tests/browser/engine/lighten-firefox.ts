import { createRequire } from 'node:module'

interface SocketClass {
  readonly prototype: { send(data: unknown, ...rest: readonly unknown[]): void }
}

interface Command {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
}

let isApplied = false

/**
 * Spares Firefox two costs of each test, which Playwright has no options for. This changes the commands on their way:
 *
 * - The first page of a context opens as a tab of the window that is there: a window takes about a second of one
 *   processor. The next pages still get a window each, since a tab behind another would be hidden.
 * - Nobody listens to network events and bodies here, so Firefox need not send them.
 */
export function lightenFirefox(): void {
  if (isApplied) return
  isApplied = true
  const { ws } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle') as { ws: SocketClass }
  const { send } = ws.prototype
  const contexts = new Set<unknown>()
  const lighter: Readonly<Record<string, (params: Command['params']) => object>> = {
    'browsingContext.create': (params) => {
      const { userContext } = params
      if (contexts.has(userContext)) return {}
      contexts.add(userContext)
      return { type: 'tab' }
    },
    'session.subscribe': ({ events }) => ({ events: (events as string[]).filter((name) => name !== 'network') }),
    'network.addIntercept': () => ({ urlPatterns: [{ type: 'pattern', hostname: 'nowhere.invalid' }] }),
    'network.addDataCollector': () => ({ dataTypes: ['request'], maxEncodedDataSize: 1 }),
  }
  ws.prototype.send = function (data, ...rest) {
    send.call(this, typeof data === 'string' ? withChanges(data) : data, ...rest)
  }
  const withChanges = (message: string): string => {
    const command: Command = JSON.parse(message)
    const change = lighter[command.method]
    return change === undefined
      ? message
      : JSON.stringify({ ...command, params: { ...command.params, ...change(command.params) } })
  }
}
