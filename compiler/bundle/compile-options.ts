import type { StowawayOptions } from '../options.ts'

/** How a project is compiled; every option has a default, the one of the `stowaway()` plugin where that has it too. */
export interface CompileOptions
  extends Pick<
    StowawayOptions,
    | 'id'
    | 'pages'
    | 'output'
    | 'site'
    | 'trailingSlash'
    | 'redirects'
    | 'checkOrigin'
    | 'unsupportedMethod'
    | 'timeout'
    | 'session'
    | 'i18n'
    | 'serverTiming'
  > {
  /** The address below which the endpoints lie, an absolute path. Default `/`. */
  readonly base?: string
  /** Folder of the files that are served as they are. Default `public`. */
  readonly publicDir?: string
  /** Adds the channel on which a conformance run reads what a built worker answers. Default `false`. */
  readonly conformance?: boolean
  /** `import.meta.env.MODE`. Default `development` for a bundle, `production` for a static build. */
  readonly mode?: string
  /**
   * Milliseconds that a loop may run while nothing else can; then it throws `EndlessLoop`, which names its line.
   * `true`: 2000. Default: no limit.
   */
  readonly loopGuard?: boolean | number
}

/** The options that have a default, filled in. */
export type FilledOptions = CompileOptions &
  Required<Pick<CompileOptions, 'pages' | 'publicDir' | 'base' | 'output' | 'trailingSlash' | 'mode'>>

export function fillOptions(options: CompileOptions, mode: string): FilledOptions {
  return {
    ...options,
    pages: withoutSlashes(options.pages ?? 'src/pages'),
    publicDir: withoutSlashes(options.publicDir ?? 'public'),
    base: options.base ?? '/',
    output: options.output ?? 'worker',
    trailingSlash: options.trailingSlash ?? 'ignore',
    mode: options.mode ?? mode,
  }
}

const withoutSlashes = (folder: string): string => folder.replace(/^(?:\.?\/)+|(?<!\/)\/+$/g, '')
