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
}

/** The package's own scripts, by file name. The worker of a project is none of them: it holds the project's endpoints. */
export const ownScripts = {
  'dev-worker.js': { entry: 'worker/dev/entry', format: 'classic', parameter: 'stowawayDevConfig' },
  'stowaway-page.js': { entry: 'client/fallback/start-fallback', format: 'module' },
  'stowaway-page-worker.js': { entry: 'worker/page/entry', format: 'classic' },
  'stowaway-404.js': { entry: 'client/visit-endpoint-entry', format: 'page', parameter: 'stowawayAddress' },
  'live.js': { entry: 'live/worker/entry', format: 'classic' },
  'live-sandbox.js': { entry: 'live/sandbox/entry', format: 'classic' },
  'live-preview.js': { entry: 'live/preview/entry', format: 'classic' },
  'unregister-worker.js': { entry: 'worker/unregister/entry', format: 'classic', parameter: 'stowawayUnregister' },
  'unregister-page.js': { entry: 'client/unregister/entry', format: 'page', parameter: 'stowawayUnregister' },
} as const satisfies Readonly<Record<string, OwnScript>>

export type OwnScriptName = keyof typeof ownScripts

/** Run the endpoints in the page where no service worker can exist: the page's half and its worker's. */
export const pageScripts = ['stowaway-page.js', 'stowaway-page-worker.js'] as const

/** Added by the option `live`. The only scripts of ours that compile text to code. */
export const liveScripts = ['live.js', 'live-sandbox.js', 'live-preview.js'] as const
