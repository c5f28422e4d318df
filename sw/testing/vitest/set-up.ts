import type { ExpectStatic } from 'vitest'
import { setUpTests } from '../app/current-tests.ts'
import type { TestApp } from '../app/test-app.ts'
import type { TestProject } from '../app/test-project.ts'
import { lookForRequest } from '../received/look-for-request.ts'
import type { ReceivedOptions } from '../received/wanted-request.ts'

/** What Vitest gives its tests. Passed on, so that this package works without it. */
interface VitestTools {
  readonly expect: ExpectStatic
  readonly afterEach: (work: () => Promise<void>) => void
}

// As they are before a test replaces them.
const { setTimeout, performance } = globalThis

/** Milliseconds that `toHaveReceived` waits, as in Vitest's own `expect.poll`. */
const patience = 1000

/** What `stowaway/testing/setup` does: the endpoints answer, they forget everything after each test, and `expect` knows them. */
export function setUp(project: TestProject, { expect, afterEach }: VitestTools): void {
  const app = setUpTests(project)
  afterEach(() => app.reset())
  const basePath = `${project.manifest.base}/`
  expect.extend({
    async toHaveReceived(api: TestApp, method: string, on: string, options: ReceivedOptions = {}) {
      const { isNot, utils } = this
      const { isFound, message } = await lookForRequest(method, on, options, {
        control: api,
        basePath,
        isNot,
        timeout: options.timeout ?? patience,
        has: (received, wanted) => has(expect, received, wanted),
        wait: (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds)),
        now: () => performance.now(),
      })
      return {
        pass: isFound,
        message: () =>
          message({
            isNot,
            hint: utils.matcherHint('toHaveReceived', 'api', 'method, path', { isNot }),
            diff: ({ name, wanted, received }) => `${name}:\n${utils.diff(wanted, received) ?? ''}`,
          }),
      }
    },
  })
}

/** Whether a value has all parts of another. */
function has(expect: ExpectStatic, value: unknown, wanted: unknown): boolean {
  try {
    if (typeof wanted !== 'object' || wanted === null) expect(value).toEqual(wanted)
    // Lists have the same items; objects may have more than is wanted.
    else expect({ value }).toMatchObject({ value: wanted })
    return true
  } catch {
    return false
  }
}
