import { testingError } from '../../core/errors/testing-errors.ts'
import { withHint } from '../app/with-hint.ts'
import type { ReceivedOptions } from '../received/wanted-request.ts'

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: it must be declared as Vitest does
  interface Matchers<T = any> {
    /**
     * Whether the endpoints got a request: its method (`*`: any), and its path below the base, with `*` for any text and
     * perhaps a query, or a route. It waits until there is such a request.
     *
     * @example
     * await expect(api).toHaveReceived('POST', '/api/orders', { json: { product: 7 } })
     */
    toHaveReceived(method: string, on: string, options?: ReceivedOptions): Promise<void>
  }
}

// The Vite plugin puts the project of the tests in the place of the module that imports this.
throw withHint(testingError('TestProjectMissing', undefined))
