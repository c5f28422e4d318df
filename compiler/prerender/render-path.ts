import type { App, AppOptions } from '../../sw/core/app/app.ts'
import { configRedirect } from '../../sw/core/app/config-redirect.ts'
import { prerenderedRunner } from '../../sw/core/app/prerendered-runner.ts'
import { prerenderError } from '../../sw/core/errors/prerender-errors.ts'
import type { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import { createProjectApp } from '../../sw/core/origins/create-project-app.ts'
import type { RedirectRoute } from '../../sw/core/routes/route.ts'
import { pathToRoot } from '../content/path-to-root.ts'
import type { PlannedFile } from './plan-files.ts'
import { reasonOf } from './reason-of.ts'
import { redirectPage } from './redirect-page.ts'
import type { StaticFile } from './static-file.ts'

/** Where Astro's development server lives: what `request.url` starts with when no site is configured. */
const defaultOrigin = 'http://localhost:4321'

/** Runs one path at a time; `undefined` when the answer has no body, so that there is nothing to write. */
type RenderPath = (planned: PlannedFile) => Promise<StaticFile | undefined>

/**
 * A renderer with an app of its own, so that an error which the app turned into a 500 is known to be this path's.
 * Throws `PrerenderFailed` with the handler's error as its cause, `RedirectWithNoLocation` and `IndexIsNotHtml`.
 */
export function createRenderer(options: AppOptions, relativeRedirects = false): RenderPath {
  const answer = createAnswerer(options)
  return async (planned) =>
    planned.redirect === undefined
      ? toFile(planned, await answer(planned), options.site, relativeRedirects)
      : toRedirectFile(planned, planned.redirect, options)
}

interface Answer {
  readonly request: Request
  readonly response: Response
  /** Absent: the answer has no body. */
  readonly bytes: Uint8Array | undefined
}

function createAnswerer(options: AppOptions): (planned: PlannedFile) => Promise<Answer> {
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error)
  // A file is written once, so its handler may take long.
  const app = createProjectApp({
    ...options,
    timeout: false,
    onError,
    runPrerendered: prerenderedRunner,
    malformedPath: 'raw',
  })
  return async (planned) => {
    const request = new Request(urlOf(planned, options))
    try {
      errors.length = 0
      const response = await run(app, planned, request)
      if (errors.length > 0) throw errors[0]
      if (response.type === 'error') throw new TypeError('It answered with a network error, which no file can be.')
      const bytes = response.body === null ? undefined : new Uint8Array(await response.arrayBuffer())
      return { response, bytes, request }
    } catch (cause) {
      throw failure(planned, cause)
    }
  }
}

function urlOf({ path }: PlannedFile, { manifest, site }: AppOptions): URL {
  const url = new URL(site === undefined ? defaultOrigin : new URL(site).origin)
  // A URL parser drops tabs and line breaks; all else it encodes by itself.
  url.pathname = `${manifest.base}${path}`.replace(/[\t\n\r]/g, encodeURIComponent)
  return url
}

function run(app: App, { route, params, props }: PlannedFile, request: Request): Promise<Response> {
  return app.handle({ kind: 'endpoint', route, params, prerender: { props } }, request)
}

function toFile(
  { output, path, isIndexPage, route: { file } }: PlannedFile,
  { request, response, bytes }: Answer,
  site: string | undefined,
  relativeRedirects: boolean,
): StaticFile | undefined {
  const { status, headers } = response
  if (status >= 300 && status < 400) {
    const given = headers.get('location')
    if (given === null) throw prerenderError('RedirectWithNoLocation', { file, path, status }, { file })
    const location = relativeRedirects ? given.replace(/^\/(?!\/)/, pathToRoot(output)) : given
    const page = redirectPage({ status, location, from: new URL(request.url).pathname, site })
    const pageHeaders = new Headers(headers)
    pageHeaders.set('content-type', 'text/html;charset=utf-8')
    return { path: output, body: new TextEncoder().encode(page), status, headers: pageHeaders }
  }
  if (bytes === undefined) return undefined
  const type = headers.get('content-type') ?? 'of no type'
  if (isIndexPage && !/^text\/html\b/i.test(type)) {
    throw prerenderError('IndexIsNotHtml', { file, path: output, type }, { file })
  }
  return { path: output, body: bytes, status, headers }
}

/** The page of a redirect of the configuration, which goes where a server would send a GET. */
function toRedirectFile(
  { output, path, params }: PlannedFile,
  redirect: RedirectRoute,
  { manifest, site }: AppOptions,
) {
  const { status, headers } = configRedirect(manifest, redirect, params, 'GET')
  const from = encodeURI(`${manifest.base}${path}`)
  const page = redirectPage({ status, location: headers.get('location') ?? '', from, site })
  headers.set('content-type', 'text/html;charset=utf-8')
  return { path: output, body: new TextEncoder().encode(page), status, headers }
}

function failure({ route: { file }, path, index }: PlannedFile, cause: unknown): StowawayError {
  const reason = reasonOf(cause)
  return prerenderError(
    'PrerenderFailed',
    { file, path, reason, ...(index !== undefined && { index }) },
    { file, cause },
  )
}
