import { type BrowserContext, test } from '@playwright/test'
import { type Control, createPageControl } from '../../control/page/create-page-control.ts'
import { ContextControl } from './context-control.ts'
import { inSteps } from './in-steps.ts'

/** Controls the endpoints of a browser context. It works before the first `page.goto`, too. */
export interface Api extends Control {
  /** Resolves when the worker is there: the first page that the test opens is answered by it from its first byte. */
  ready(): Promise<void>
}

/** An API, and what ends it. */
export interface OpenApi {
  readonly api: Api
  close(): Promise<void>
}

interface Parts {
  readonly control: Control
  readonly basePath: string
}

const parts = new WeakMap<Api, Parts>()

/** The parts of an API that matchers need: commands that are not steps of the report, and the path of the site. */
export function partsOf(api: unknown): Parts {
  const found = typeof api === 'object' && api !== null ? parts.get(api as Api) : undefined
  if (found === undefined) throw new TypeError('expect(api).toHaveReceived(…) needs the fixture "api".')
  return found
}

/** Opens the API of a context. */
export function openApi(context: BrowserContext, baseURL: string | undefined): OpenApi {
  const contextControl = new ContextControl(context, baseURL)
  const control = createPageControl((name, given) => contextControl.send(name, given))
  const ready = (): Promise<void> => contextControl.ready()
  const api: Api = inSteps({ ...control, ready })
  parts.set(api, { control, basePath: baseURL === undefined ? '/' : new URL(baseURL).pathname.replace(/\/?$/, '/') })
  return { api, close: () => contextControl.close() }
}

/**
 * Controls the endpoints of another browser context than the test's own: that of a second person, say.
 *
 * @param options `baseURL`: the address of the site. Default: that of the test's project.
 */
export function apiOf(context: BrowserContext, options: { readonly baseURL?: string } = {}): Api {
  return openApi(context, options.baseURL ?? test.info().project.use.baseURL).api
}
