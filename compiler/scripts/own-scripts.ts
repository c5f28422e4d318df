import type { Settings } from '../project/settings.ts'

/** What decides about the scripts of a site. */
interface ScriptedSite {
  readonly settings: Settings
  /** Whether the site has a worker of its endpoints. */
  readonly hasWorker: boolean
}

/** A script of the package that is finished when the package is packed. */
export interface OwnScript {
  /** Its module below `sw/`, without an extension. */
  readonly entry: string
  /**
   * `module`: loaded with `import()`. `classic`: a strict function, called at once. `page`: the same in a page, where a
   * classic script too may import modules when it runs.
   */
  readonly format: 'module' | 'classic' | 'page'
  /** The parameter of the function: `withArgument` fills it in. */
  readonly parameter?: string
  /** `texts`: its errors are for authors, with all texts; absent: visitors get their codes. */
  readonly errors?: 'texts'
  /** Whether it is added to a site; absent: it is added by other means, or not part of a site. */
  isAdded?(site: ScriptedSite): boolean
  /** `false`: visitors who keep the site for offline use need not keep this. */
  readonly keptOffline?: false
}

const withWorker = ({ hasWorker }: ScriptedSite): boolean => hasWorker
/** The site's own worker, which imports that of the endpoints, cannot always import another script. */
const withOwnWorker = ({ settings, hasWorker }: ScriptedSite): boolean =>
  hasWorker && settings.serviceWorker.importedBy === undefined
const withLive = ({ settings: { live } }: ScriptedSite): boolean => live

/** The script that a project's worker imports where one project follows another on a port. */
export const localScript = 'stowaway-local.js'

/** The package's own scripts, by file name. A project's worker is not in the list: it holds the project's endpoints. */
export const ownScripts = {
  'dev-worker.js': { entry: 'worker/dev/entry', format: 'classic', parameter: 'stowawayDevConfig', errors: 'texts' },
  // The two halves of what runs endpoints where no service worker can exist. Pages with a worker never load them.
  'stowaway-fallback.js': {
    entry: 'client/fallback/start-fallback',
    format: 'module',
    isAdded: withWorker,
    keptOffline: false,
  },
  'stowaway-fallback-worker.js': {
    entry: 'worker/fallback/entry',
    format: 'classic',
    isAdded: withWorker,
    keptOffline: false,
  },
  // What workers need only on local ports.
  [localScript]: { entry: 'worker/local/entry', format: 'classic', isAdded: withOwnWorker, keptOffline: false },
  'stowaway-404.js': { entry: 'client/visit-endpoint-entry', format: 'page', parameter: 'stowawayAddress' },
  // In the page of the option `control`.
  'stowaway-control.js': { entry: 'client/control-page/entry', format: 'page', parameter: 'stowawayAddress' },
  // The only scripts that compile text to code. Browsers keep a worker's own script themselves.
  'live.js': { entry: 'live/worker/entry', format: 'classic', errors: 'texts', isAdded: withLive, keptOffline: false },
  'live-sandbox.js': { entry: 'live/sandbox/entry', format: 'classic', errors: 'texts', isAdded: withLive },
  'live-preview.js': { entry: 'live/preview/entry', format: 'classic', errors: 'texts', isAdded: withLive },
  'unregister-worker.js': { entry: 'worker/unregister/entry', format: 'classic', parameter: 'stowawayUnregister' },
  'unregister-page.js': { entry: 'client/unregister/entry', format: 'page', parameter: 'stowawayUnregister' },
} as const satisfies Readonly<Record<string, OwnScript>>

export type OwnScriptName = keyof typeof ownScripts

/** Names and descriptions; the names are the keys of the list. */
export const ownScriptEntries: readonly (readonly [OwnScriptName, OwnScript])[] = Object.entries(ownScripts) as [
  OwnScriptName,
  OwnScript,
][]

/** The scripts that are added to a site. Without `hasWorker`, for the settings alone. */
export function scriptsFor(
  settings: Settings,
  hasWorker: boolean = settings.target === 'worker',
): readonly OwnScriptName[] {
  return ownScriptEntries.flatMap(([name, script]) => (script.isAdded?.({ settings, hasWorker }) ? [name] : []))
}

/** Whether a file of a site may be kept for offline use: all may but some of our scripts. */
export function mayKeepOffline(file: string): boolean {
  return !ownScriptEntries.some(([name, { keptOffline }]) => name === file && keptOffline === false)
}
