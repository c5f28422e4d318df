import { type Control, createPageControl } from '../../control/page/create-page-control.ts'
import type { ContextControl } from './context-control.ts'

/** Controls the endpoints of a test's browser context. It works before the first `page.goto`, too. */
export interface Api extends Control {
  /** Resolves when the worker is there: the first page that the test opens is answered by it from its first byte. */
  ready(): Promise<void>
}

export const createApi = (control: ContextControl): Api => ({
  ...createPageControl((name, given) => control.send(name, given)),
  ready: async () => void (await control.ready()),
})
