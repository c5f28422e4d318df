import { type Check, check, fields } from './checks.ts'

/** Where the worker lies, and what it controls: for a site that has another service worker. */
export interface ServiceWorkerOptions {
  /**
   * Name of the script that the build writes, at the base. Default `sw.js`, and `stowaway-worker.js` where another script
   * imports it.
   */
  readonly file?: string
  /**
   * The pages that the worker controls: a folder relative to the base, with a slash at its end (`demo/`). Pages outside
   * have no endpoints. Default: all pages below the base.
   */
  readonly scope?: string
  /**
   * A service worker of the site's own, at the base, that loads `file` with `importScripts` ahead of everything else. Pages
   * register it instead, and what matches no endpoint is left to it.
   */
  readonly importedBy?: string
}

const scriptName = check('the name of a script, such as "endpoints.js"', (value) => /^[\w.-]+\.js$/.test(String(value)))
const folder = check(
  'a folder below the base, such as "demo/"',
  (value) => typeof value === 'string' && /^(?:(?!\.{1,2}\/)[^/?#\\]+\/)+$/.test(value),
)

const names: Check = fields({ file: scriptName, scope: folder, importedBy: scriptName })

export const serviceWorker: Check = (value, name) => {
  names(value, name)
  const { file, importedBy } = Object(value)
  check('another name than that of importedBy', (given) => given === undefined || given !== importedBy)(
    file,
    `${name}.file`,
  )
}
