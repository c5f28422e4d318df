import type { TrailingSlash } from '../../sw/core/routes/route-manifest.ts'
import { type SiteProject, workerAddress } from './site-project.ts'

/** Stands in a page's script for the relative path to the site's root, until the script's own place is known. */
export const rootPlaceholder = '__STOWAWAY_ROOT__'

/**
 * Code for the path of the site's root, with a slash at its end, in a module of a page.
 *
 * @param toRoot the way there from the module's own file
 */
export const rootOfModule = (toRoot: string = rootPlaceholder): string => `${urlFromRoot('', toRoot)}.pathname`

/** Code for the URL of a file of the site, in a module of a page. */
export function urlFromRoot(file: string, toRoot: string = rootPlaceholder): string {
  // Otherwise Vite would look for the file, and warn.
  return `new URL(/* @vite-ignore */ ${JSON.stringify(toRoot + file)}, import.meta.url)`
}

/** The same in a worker: what it controls. */
export const rootOfWorker = 'new URL(globalThis.registration.scope).pathname'

/** Code for `import.meta.env.BASE_URL` where only the running site knows its root. */
export function baseUrlCode(root: string, trailingSlash: TrailingSlash): string {
  // Two slashes at the start would make every address one of another host.
  const path = `${root}.replace(/^\\/+/, "/")`
  return trailingSlash === 'never' ? `${path}.replace(/(.)\\/$/, "$1")` : path
}

/** Code for the path of a file of the site, in an endpoint. In the build, nobody knows the root yet. */
export const addressInEndpoint = (file: string): string =>
  `((globalThis.registration ? ${baseUrlCode(rootOfWorker, 'ignore')} : "/") + ${JSON.stringify(file)})`

/** Code for the address of the worker, in a module of a page. */
export function workerAddressCode(
  project: Pick<SiteProject, 'base' | 'isRelative' | 'options'>,
  toRoot?: string,
): string {
  return project.isRelative ? addressBelow(rootOfModule(toRoot), project) : JSON.stringify(workerAddress(project))
}

/** The same in a classic script at the root. */
export const rootOfScript = 'new URL(".", document.currentScript.src).pathname'

/** Code for the address of the worker, in a classic script at the site's root. */
export const addressBesideScript = (project: Pick<SiteProject, 'options'>): string =>
  `{ isRelative: true, ...${addressBelow(rootOfScript, project)} }`

/** With the origin, since a path may start with two slashes. */
function addressBelow(root: string, { options }: Pick<SiteProject, 'options'>): string {
  const { script, imported } = workerAddress({ base: '', options })
  const at = (path: string): string => `scope + ${JSON.stringify(path.slice(1))}`
  const more = imported === undefined ? '' : `, imported: ${at(imported)}`
  return `((scope) => ({ script: ${at(script)}, scope${more} }))(location.origin + ${root})`
}
