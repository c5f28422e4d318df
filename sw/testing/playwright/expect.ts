import { expect as base } from '@playwright/test'
import { lookForRequest } from '../received/look-for-request.ts'
import type { ReceivedOptions } from '../received/wanted-request.ts'
import { type Api, partsOf } from './api.ts'

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
    const { isNot, utils } = this
    const { timeout = this.timeout } = options
    const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
    const looking = { ...partsOf(api), isNot, timeout, has, wait, now: Date.now }
    const { isFound, message } = await lookForRequest(method, on, options, looking)
    const hint = utils.matcherHint('toHaveReceived', 'api', 'method, path', { isNot })
    return {
      name: 'toHaveReceived',
      pass: isFound,
      timeout,
      message: () =>
        message({
          isNot,
          hint,
          diff: ({ name, wanted, received }) =>
            utils.printDiffOrStringify(wanted, received, `Expected ${name}`, `Received ${name}`, false),
        }),
    }
  },
})

/** Whether a value has all parts of another. */
function has(value: unknown, wanted: unknown): boolean {
  try {
    if (typeof wanted !== 'object' || wanted === null) base(value).toEqual(wanted)
    // Lists have the same items; objects may have more than is wanted.
    else base({ value }).toMatchObject({ value: wanted })
    return true
  } catch {
    return false
  }
}
