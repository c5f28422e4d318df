import { test } from '@playwright/test'
import type { Engine, EngineName } from './engine.ts'
import { requestLimits } from './request-limits.ts'

export interface Limit {
  readonly code: string
  readonly engines: readonly EngineName[]
  /** What a person cannot have there. */
  readonly what: string
  /** Why, as far as it is known. */
  readonly reason: string
  /** What does work. */
  readonly instead?: string
  /** Whether it limits users of the engine, or only what a test can drive. */
  readonly limits: 'users' | 'tests'
}

/** All that an engine cannot do by nature. A test that needs it is skipped there, and the table is a page of the docs. */
export const limits = [
  {
    code: 'no-worker-stop',
    engines: ['firefox', 'webkit'],
    what: 'Stopping a running worker at a chosen moment.',
    reason: 'Neither WebDriver nor WebDriver BiDi has a command for it; Firefox stops workers by an idle preference.',
    limits: 'tests',
  },
  {
    code: 'no-worker-end',
    engines: ['webkit'],
    what: 'Ending the worker of an open page.',
    reason: 'WebKit keeps it while a page is open (50 s without a request were not enough), and has no command for it.',
    limits: 'tests',
  },
  {
    code: 'no-kept-profile',
    engines: ['webkit'],
    what: 'A profile that outlives the browser.',
    reason: 'An automation session of WebKitGTK keeps everything in memory.',
    limits: 'tests',
  },
  {
    code: 'no-blocked-workers',
    engines: ['webkit'],
    what: 'Playwright’s `serviceWorkers: "block"`.',
    reason: 'WebKitGTK is driven over WebDriver, without Playwright; a page that refuses by itself is tested there.',
    limits: 'tests',
  },
  {
    code: 'no-hard-reload',
    engines: ['webkit'],
    what: 'Reloading past the caches.',
    reason: 'WebDriver has no command for it, and its keys do not reach the window’s own shortcuts.',
    limits: 'tests',
  },
  {
    code: 'no-chosen-language',
    engines: ['webkit'],
    what: 'A browser of another language than the system’s.',
    reason: 'WebKitGTK takes the language from the locales that are installed on the machine.',
    limits: 'tests',
  },
  {
    code: 'no-navigation-status',
    engines: ['webkit'],
    what: 'The status of the answer that a page is.',
    reason: 'PerformanceNavigationTiming has no `responseStatus` there, and WebDriver tells nothing of answers.',
    limits: 'tests',
  },
  {
    code: 'no-client-of-navigation',
    engines: ['firefox', 'webkit'],
    what: 'Posting a form of the site itself from a page with the referrer policy `no-referrer`, under `checkOrigin`.',
    reason: 'A worker is not told there which page navigates. The form is refused, as a server refuses `Origin: null`.',
    limits: 'users',
  },
  {
    code: 'no-cookie-writes',
    engines: ['firefox', 'webkit'],
    what: 'Cookies in `document.cookie` at the moment when the answer that set them arrives.',
    reason: 'A worker’s `cookieStore.set` resolves there and does nothing: the page writes them, a moment later.',
    limits: 'users',
  },
  {
    code: 'no-cookies-of-closed-pages',
    engines: ['firefox'],
    what: 'What a page wrote to `document.cookie`, in an endpoint that is opened while no page of the site is open.',
    reason: 'A worker’s cookie store is empty there, with each site in a process of its own: open pages are asked.',
    limits: 'users',
  },
  {
    code: 'no-cancel-of-idle-streams',
    engines: ['firefox'],
    what: 'Hearing, in a handler whose stream is idle, that the client has stopped reading.',
    reason: 'Firefox tells a worker of it when it next writes to the stream.',
    instead: 'A write now and then: `eventStream` sends a comment every 15 seconds.',
    limits: 'users',
  },
  {
    code: 'no-secure-prefix-on-loopback',
    engines: ['webkit'],
    what: '`__Host-` and `__Secure-` cookies in `document.cookie` on http://localhost.',
    reason: 'WebKit takes Secure cookies over https only. Endpoints see them all the same.',
    limits: 'users',
  },
  {
    code: 'no-blob-in-private',
    engines: ['webkit'],
    what: 'Keeping a Blob or File in the storage, in a private window.',
    reason: 'IndexedDB of a private session refuses them ("Error preparing Blob/File data"); keep their bytes there.',
    limits: 'users',
  },
  {
    code: 'no-quota-control',
    engines: ['webkit'],
    what: 'Making the storage of a site small.',
    reason: 'Neither WebDriver nor MiniBrowser has an option for the quota.',
    limits: 'tests',
  },
  {
    code: 'no-install-check',
    engines: ['firefox', 'webkit'],
    what: 'Asking the browser whether a site can be installed as an app.',
    reason: 'Only the protocol of Chromium’s developer tools has a question for it.',
    limits: 'tests',
  },
  {
    code: 'no-quota',
    engines: ['firefox', 'webkit'],
    what: 'Giving a site so little storage that it is full.',
    reason: 'Only the protocol of Chromium’s developer tools sets a quota for one origin.',
    limits: 'tests',
  },
  {
    code: 'runs-again',
    engines: ['chromium'],
    what: 'A handler that runs once for one request, whatever happens to its worker.',
    reason: 'Chromium asks again, once, when a worker is stopped before its answer. Others fail the request.',
    limits: 'users',
  },
  {
    code: 'no-static-routing',
    engines: ['firefox', 'webkit'],
    what: 'Requests that skip the worker because the browser knows that they are not its own (Static Routing API).',
    reason: 'The engine does not have it: such a request passes by the worker, which leaves it alone.',
    limits: 'users',
  },
  {
    code: 'no-places-in-made-code',
    engines: ['webkit'],
    what: 'The file and line of an error in code that was compiled in the page.',
    reason: 'JavaScriptCore’s stacks name no place in functions that were made of text, whatever their `sourceURL`.',
    instead: 'The message.',
    limits: 'users',
  },
  ...requestLimits,
] as const satisfies readonly Limit[]

export type LimitCode = (typeof limits)[number]['code']

type Named = Pick<Engine, 'name'>

/** Skips the running test where the engine has this limit. */
export function skipFor(engine: Named, code: LimitCode): void {
  const { limit, isThere } = look(engine, code)
  test.skip(isThere, inWords(engine, limit))
}

/** Whether the engine has this limit: for a step of a test that is left out there, which the report then says. */
export function isLimited(engine: Named, code: LimitCode): boolean {
  const { limit, isThere } = look(engine, code)
  const { annotations } = test.info()
  const description = inWords(engine, limit)
  if (isThere && !annotations.some((noted) => noted.description === description)) {
    annotations.push({ type: 'limit', description })
  }
  return isThere
}

function look({ name }: Named, code: LimitCode): { limit: Limit; isThere: boolean } {
  const limit: Limit | undefined = limits.find((one) => one.code === code)
  if (limit === undefined) throw new Error(`No limit is called ${code}.`)
  return { limit, isThere: limit.engines.includes(name) }
}

const inWords = ({ name }: Named, { what, reason }: Limit): string => `${name}: ${what} ${reason}`
