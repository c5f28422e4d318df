import type { Settings } from '../project/settings.ts'

/** The part of a project that the build of its site needs, on every host. */
export interface SiteProject {
  /** Names the project in all that it keeps. */
  readonly id: string
  /** `''` or `/repo`; `''` if it is relative. */
  readonly base: string
  /** The site may be at any path, which only the running site knows (`base: './'`). */
  readonly isRelative: boolean
  readonly options: Settings
  /**
   * As in Vite. `spa`: the app's page answers navigations without a file or an endpoint. `mpa`: the 404 page does.
   * `custom`: in development, another server answers them.
   */
  readonly appType: 'spa' | 'mpa' | 'custom'
  /** The host answers addresses of a single-page app with its page, unless the site has a `404.html`. */
  readonly hostServesApp?: boolean
}

interface WorkerPlace {
  /** The path of the script that pages register. */
  readonly script: string
  /** The folder it controls. */
  readonly scope: string
  /** The path of our script, if the site's own worker imports it. */
  readonly imported?: string
}

/** Where the site's worker is, as paths of its origin. */
export function workerAddress({ base, options }: Pick<SiteProject, 'base' | 'options'>): WorkerPlace {
  const { scope = '', importedBy } = options.serviceWorker
  const file = `${base}/${workerFile(options)}`
  const place = { script: file, scope: `${base}/${scope}` }
  return importedBy === undefined ? place : { ...place, script: `${base}/${importedBy}`, imported: file }
}

/** Whether the worker controls a page, given by its path in the site; pages outside of its scope start without it. */
export function isControlled(page: string, { options }: Pick<SiteProject, 'options'>): boolean {
  return page.replace(/^\//, '').startsWith(options.serviceWorker.scope ?? '')
}

/** The name of the worker's script in the site. */
export function workerFile({ serviceWorker: { file, importedBy } }: Pick<Settings, 'serviceWorker'>): string {
  return file ?? (importedBy === undefined ? 'sw.js' : 'stowaway-worker.js')
}
