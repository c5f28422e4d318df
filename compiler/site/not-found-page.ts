import { notFoundHtml } from '../../sw/core/app/not-found-html.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { withArgument, withArgumentCode } from '../scripts/wrap-script.ts'
import { appPage, ownNotFoundPage } from './app-page.ts'
import { type SiteFile, siteFile, textOfFile } from './site-file.ts'
import type { SiteHost } from './site-host.ts'
import { type SiteProject, workerAddress } from './site-project.ts'
import { addressBesideScript } from './site-root.ts'

/** Beside the 404 page: a separate file, since a strict content security policy refuses inline scripts. */
export const notFoundScript = 'stowaway-404.js'

interface NotFoundPages {
  /** The site's `404.html`. */
  readonly own: string | undefined
  /** The file of a prerendered `404` endpoint. */
  readonly prerendered: string | undefined
}

/**
 * The page that a site answers missing files with: its own, or a plain one. A prerendered `404.ts` that is not
 * HTML is kept: our page must not replace it.
 */
function notFoundPage({ own, prerendered }: NotFoundPages): string | undefined {
  if (own !== undefined) return own
  if (prerendered === undefined) return notFoundHtml
  return /^\s*<(!doctype|html)/i.test(prerendered) ? prerendered : undefined
}

/** The page with the script that brings a first visit of an endpoint's address to the worker; `base`: `''` or `/repo`. */
function withNotFoundScript(html: string, base: string): string {
  const tag = tagOf(`${base}/`)
  const end = html.toLowerCase().lastIndexOf('</body>')
  return end < 0 ? `${html}${tag}\n` : `${html.slice(0, end)}${tag}${html.slice(end)}`
}

const tagOf = (folder: string): string => `<script src="${folder}${notFoundScript}"></script>`

/**
 * The same where nobody knows the base: hosts send the page for any address, so a tag for each folder above looks for
 * the script. The first that finds it acts. They come first in the page, whose relative links the script corrects.
 */
function withClimbingScript(html: string, depth: number): string {
  const tags = Array.from({ length: depth }, (_, level) => tagOf('../'.repeat(level) || './')).join('')
  const start = /<head(?=[\s>])|<!doctype(?=[\s>])/i.exec(html)
  const end = start === null ? 0 : html.indexOf('>', start.index) + 1
  return html.slice(0, end) + tags + html.slice(end)
}

/** Folders of an address without a limit, as of a rest param or a page of an app. */
const deepAddress = 8

/** How many folders an address of the site may have that a host answers with the 404 page. */
function deepestAddress({ routes, redirects }: RouteManifest, isApp: boolean): number {
  const depths = [...routes, ...redirects].map(({ segments }) =>
    segments.flat().some(({ kind }) => kind === 'rest') ? deepAddress : segments.length,
  )
  // One more for a slash at the end.
  return Math.min(Math.max(isApp ? deepAddress : 1, ...depths), deepAddress) + 1
}

/** A single-page app's page, which hosts answer addresses of the app with. */
export async function appFallback(site: ReadonlyMap<string, SiteFile>): Promise<SiteFile> {
  return siteFile(ownNotFoundPage, (await textOfFile(site.get(appPage))) ?? notFoundHtml)
}

/** The app's page with the script, for a host that answers with it where it would answer with a 404 page. */
export async function appPageFiles(
  site: ReadonlyMap<string, SiteFile>,
  project: SiteProject,
  host: Pick<SiteHost, 'script'>,
): Promise<readonly SiteFile[]> {
  const html = (await textOfFile(site.get(appPage))) ?? notFoundHtml
  const page = project.isRelative ? withClimbingScript(html, deepAddress) : withNotFoundScript(html, project.base)
  return [siteFile(appPage, page), await scriptFile(project, host)]
}

async function scriptFile(project: SiteProject, host: Pick<SiteHost, 'script'>): Promise<SiteFile> {
  const script = await host.script(notFoundScript)
  return siteFile(
    notFoundScript,
    project.isRelative
      ? withArgumentCode(script, addressBesideScript(project))
      : withArgument(script, workerAddress(project)),
  )
}

/**
 * The 404 page of a site with its script; nothing if a prerendered `404` endpoint does not return HTML. Without a host,
 * no address needs the script: the page is the endpoint's file under the name that static hosts know.
 */
export async function notFoundFiles(
  site: ReadonlyMap<string, SiteFile>,
  project: SiteProject,
  host: Pick<SiteHost, 'script'> | undefined,
  { manifest, isApp }: { readonly manifest: RouteManifest; readonly isApp: boolean },
): Promise<readonly SiteFile[]> {
  const own = await textOfFile(site.get(ownNotFoundPage))
  const prerendered = await textOfFile(site.get('404'))
  const html = notFoundPage({ own, prerendered })
  if (html === undefined) return []
  if (host === undefined) return own === undefined && prerendered !== undefined ? [siteFile(ownNotFoundPage, html)] : []
  return [
    siteFile(
      ownNotFoundPage,
      project.isRelative
        ? withClimbingScript(html, deepestAddress(manifest, isApp))
        : withNotFoundScript(html, project.base),
    ),
    await scriptFile(project, host),
  ]
}
