import { expect as base } from '@playwright/test'
import type { LogEntry } from '../../control/protocol/log-entry.ts'
import { type Api, partsOf } from './api.ts'
import { type Comparison, receivedMessage } from './received-message.ts'
import { requestJson } from './request-json.ts'
import { differences, isFor, type ReceivedOptions, targetOf } from './wanted-request.ts'

/** Milliseconds between two looks. */
const pause = 50

/**
 * Playwright's `expect`, which also has `toHaveReceived`: whether the endpoints got a request. The first argument is its
 * method (`*`: any), the second its path below the base, with `*` for any text and perhaps a query, or a route. It waits
 * until there is such a request.
 *
 * @example
 * await expect(api).toHaveReceived('POST', '/api/orders', { json: { product: 7 } })
 */
export const expect = base.extend({
  async toHaveReceived(api: Api, method: string, on: string, options: ReceivedOptions = {}) {
    const { control, basePath } = partsOf(api)
    const target = targetOf(method, on)
    const { timeout = this.timeout, times } = options
    const end = Date.now() + timeout
    let all: readonly LogEntry[]
    let compared: readonly Comparison[]
    let isFine: boolean
    for (;;) {
      all = await control.requests()
      compared = await Promise.all(
        all
          .filter((entry) => isFor(entry, target, basePath))
          .map(async (entry) => ({
            entry,
            differences: differences(entry, 'json' in options ? await requestJson(entry, control) : undefined, options),
          })),
      )
      const found = compared.filter(({ differences }) => differences.length === 0).length
      isFine = times === undefined ? found > 0 : found === times
      if (isFine !== this.isNot || Date.now() >= end) break
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    const wanted = describeWanted(method, on, options)
    return {
      name: 'toHaveReceived',
      pass: isFine,
      timeout,
      message: () => receivedMessage(this, wanted, options, compared, all),
    }
  },
})

function describeWanted(method: string, on: string, { headers, status, ...options }: ReceivedOptions): string {
  const parts = [
    'json' in options && `JSON ${JSON.stringify(options.json)}`,
    headers && `headers ${JSON.stringify(headers)}`,
    status !== undefined && `status ${status}`,
  ].filter(Boolean)
  return `${method} ${on}${parts.length === 0 ? '' : ` with ${parts.join(', ')}`}`
}
