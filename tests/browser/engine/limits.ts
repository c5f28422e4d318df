import { test } from '@playwright/test'
import type { Engine, EngineName } from './engine.ts'
import { requestLimits } from './request-limits.ts'

export interface Limit {
  readonly code: string
  readonly engines: readonly EngineName[]
  /** What does not work there. */
  readonly what: string
  /** The reason, as far as it is known. */
  readonly reason: string
  /** What works instead. */
  readonly instead?: string
  /** Whether it limits users of the engine, or only what a test can control. */
  readonly limits: 'users' | 'tests'
}

/** Everything that an engine cannot do. Tests that need it are skipped there, and a page of the docs lists it. */
export const limits = [
  {
    code: 'no-worker-stop',
    engines: ['firefox', 'webkit'],
    what: 'Stopping a running worker at a chosen moment.',
    reason:
      'WebDriver and WebDriver BiDi have no command for it. Firefox stops workers after an idle time that a preference sets.',
    limits: 'tests',
  },
  {
    code: 'no-worker-end',
    engines: ['webkit'],
    what: 'Ending the worker of an open page.',
    reason:
      'WebKit keeps the worker while a page is open (even after 50 s without a request), and has no command to end it.',
    limits: 'tests',
  },
  {
    code: 'no-kept-profile',
    engines: ['webkit'],
    what: 'Keeping a profile after the browser has closed.',
    reason: 'An automation session of WebKitGTK keeps everything in memory.',
    limits: 'tests',
  },
  {
    code: 'no-blocked-workers',
    engines: ['webkit'],
    what: 'Playwright’s `serviceWorkers: "block"`.',
    reason: 'WebDriver drives WebKitGTK, without Playwright. There, a test uses a page that refuses workers itself.',
    limits: 'tests',
  },
  {
    code: 'no-mapped-stacks',
    engines: ['firefox', 'webkit'],
    what: 'Line and source of an error that an endpoint throws in the development worker.',
    reason: 'Vite’s module runner maps stacks with `Error.prepareStackTrace`, which only V8 has.',
    limits: 'users',
  },
  {
    code: 'no-hard-reload',
    engines: ['webkit'],
    what: 'Reloading without the caches.',
    reason: 'WebDriver has no command for it, and its key events do not trigger the window’s shortcuts.',
    limits: 'tests',
  },
  {
    code: 'no-chosen-language',
    engines: ['webkit'],
    what: 'Setting a browser language that differs from the system’s.',
    reason: 'WebKitGTK uses the locales that are installed on the machine.',
    limits: 'tests',
  },
  {
    code: 'no-navigation-status',
    engines: ['webkit'],
    what: 'Reading the status of a page’s response.',
    reason: 'PerformanceNavigationTiming has no `responseStatus` there, and WebDriver does not report responses.',
    limits: 'tests',
  },
  {
    code: 'no-client-of-navigation',
    engines: ['chromium', 'firefox', 'webkit'],
    what: 'Posting a form of the site from a page with the referrer policy `no-referrer`, with `checkOrigin` on.',
    reason: 'The worker does not learn which page navigates. It refuses the form, as a server refuses `Origin: null`.',
    limits: 'users',
  },
  {
    code: 'no-origin-of-sandboxed-frames',
    engines: ['firefox', 'webkit'],
    what: 'Refusing a form of a sandboxed `srcdoc` frame of the site that replaces the whole page (`target="_top"`).',
    reason: 'The frame sends the referrer of the page around it, so the form looks like one of the site.',
    instead: 'Do not give `allow-top-navigation` to frames with content of others.',
    limits: 'users',
  },
  {
    code: 'no-strict-without-referrer',
    engines: ['chromium', 'firefox', 'webkit'],
    what: 'Sending `SameSite=Strict` cookies to an endpoint that is opened by a bookmark or a typed address.',
    reason: 'For the worker, it looks like a link of another site that hides its referrer.',
    instead: 'Use `SameSite=Lax`. A page’s own requests have Strict cookies.',
    limits: 'users',
  },
  {
    code: 'no-cookie-writes',
    engines: ['firefox', 'webkit'],
    what: 'Reading a cookie from `document.cookie` as soon as the response that sets it arrives.',
    reason: '`cookieStore.set` has no effect in a worker. The page writes the cookie a moment later.',
    limits: 'users',
  },
  {
    code: 'no-cookies-of-closed-pages',
    engines: ['firefox'],
    what: 'Reading cookies that a page wrote to `document.cookie`, in an endpoint that is opened while no page of the site is open.',
    reason: 'With site isolation a worker’s cookie store is empty, so the worker asks open pages.',
    limits: 'users',
  },
  {
    code: 'no-documents-elsewhere',
    engines: ['chromium', 'firefox', 'webkit'],
    what: 'Documents, frames and workers of another origin that the option `origins` names.',
    reason: 'Only requests of the site’s own pages reach its worker, and a navigation elsewhere is not one of them.',
    instead: 'Fetch the content, and show it with `srcdoc` or a blob address.',
    limits: 'users',
  },
  {
    code: 'no-redirected-writes-elsewhere',
    engines: ['webkit'],
    what: 'Following a 307 or 308 of another origin with a body, or a method other than GET, HEAD and POST.',
    reason: 'WebKit drops the body, and asks the network whether the method is allowed.',
    instead: 'Redirect with 303, or answer at the first address.',
    limits: 'users',
  },
  {
    code: 'no-cancel-of-idle-streams',
    engines: ['firefox'],
    what: 'Learning that the client has stopped reading while the handler’s stream is idle.',
    reason: 'Firefox reports it to the worker at the next write to the stream.',
    instead: 'Write regularly: `eventStream` sends a comment every 15 seconds.',
    limits: 'users',
  },
  {
    code: 'no-secure-prefix-on-loopback',
    engines: ['webkit'],
    what: '`__Host-` and `__Secure-` cookies in `document.cookie` on http://localhost.',
    reason: 'WebKit accepts Secure cookies only over https. Endpoints see them nevertheless.',
    limits: 'users',
  },
  {
    code: 'no-blob-in-private',
    engines: ['webkit'],
    what: 'Storing a Blob or File in a private window.',
    reason: 'IndexedDB of a private session refuses them (“Error preparing Blob/File data”).',
    instead: 'Store the bytes.',
    limits: 'users',
  },
  {
    code: 'no-quota-control',
    engines: ['webkit'],
    what: 'Limiting the storage of a site.',
    reason: 'Neither WebDriver nor MiniBrowser has an option for the quota.',
    limits: 'tests',
  },
  {
    code: 'no-install-check',
    engines: ['firefox', 'webkit'],
    what: 'Checking whether the browser can install a site as an app.',
    reason: 'Only the Chrome DevTools Protocol has a command for it.',
    limits: 'tests',
  },
  {
    code: 'no-quota',
    engines: ['firefox', 'webkit'],
    what: 'Filling the storage of a site.',
    reason: 'Only the Chrome DevTools Protocol sets a quota for one origin.',
    limits: 'tests',
  },
  {
    code: 'runs-again',
    engines: ['chromium'],
    what: 'Running a handler exactly once for each request, even if its worker is stopped.',
    reason: 'If a worker is stopped before it responds, Chromium repeats the request once. The others fail it.',
    limits: 'users',
  },
  {
    code: 'no-static-routing',
    engines: ['firefox', 'webkit'],
    what: 'Requests that skip the worker by routing rules (Static Routing API).',
    reason: 'The engine does not have the API. The worker sees such requests and leaves them to the browser.',
    limits: 'users',
  },
  {
    code: 'no-places-in-made-code',
    engines: ['webkit'],
    what: 'The file and line of an error in code compiled in the page.',
    reason: 'JavaScriptCore’s stacks have no positions for functions created from text, even with a `sourceURL`.',
    instead: 'Use the message.',
    limits: 'users',
  },
  {
    code: 'no-wide-file-names',
    engines: ['webkit'],
    what: 'Reading an uploaded file with `formData()` if its name has characters above U+00FF.',
    reason: 'WebKit’s parser of multipart forms returns such a file as text. The raw body is complete.',
    instead: 'Read `request.arrayBuffer()` with a parser, or send the name in its own field.',
    limits: 'users',
  },
  {
    code: 'streams-as-text',
    engines: ['firefox'],
    what: 'A stream as the body of a `Request` that a page makes.',
    reason: 'Firefox sends the text “[object ReadableStream]” in its place.',
    instead: 'Use a Blob or FormData.',
    limits: 'users',
  },
  {
    code: 'no-cut-forms',
    engines: ['webkit'],
    what: 'Noticing with `formData()` that a multipart body was cut.',
    reason: 'WebKit’s parser returns the fields that it found. The other engines throw a TypeError.',
    instead: 'Compare the length of `request.arrayBuffer()` with the header `content-length`.',
    limits: 'users',
  },
  {
    code: 'no-utf-8-pages-of-json',
    engines: ['webkit'],
    what: 'Opening JSON or text with letters beyond ASCII as a page, if its content type names no charset.',
    reason: 'WebKit reads such a page as windows-1252, from a server too. `fetch` reads it as UTF-8.',
    instead: 'Name it: `application/json; charset=utf-8`.',
    limits: 'users',
  },
  {
    code: 'no-letters-in-headers',
    engines: ['chromium'],
    what: 'Headers whose value has characters from U+0080 to U+00FF.',
    reason:
      'Chromium leaves such headers out of the request that a worker sees. In a worker’s response it sends them as UTF-8, and a page reads each byte as a character.',
    instead: 'Encode the value: `encodeURIComponent(value)`.',
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

/** Whether the engine has this limit: for a step that a test leaves out there. The report shows it. */
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
