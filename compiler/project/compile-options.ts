import { trimEnd } from '../../sw/core/names/trim-characters.ts'
import { type Check, check, isText, oneOf, text } from './checks.ts'
import { isRelativeBase, refuseRelativeScope } from './relative-base.ts'
import { fillSettings, type Settings, type StowawayOptions } from './settings.ts'

/** Options of the compiler: those of the `stowaway()` plugin, and some that Vite has elsewhere. All have defaults. */
export interface CompileOptions extends Omit<StowawayOptions, 'target'> {
  /** The address below which the endpoints lie, an absolute path. Default `/`. */
  readonly base?: string
  /** Folder of the files that are served as they are. Default `public`. */
  readonly publicDir?: string
  /** The pages of a static build: HTML files of the project. Default `index.html`, where there is one. */
  readonly input?: readonly string[]
  /**
   * As in Vite. `spa` (default, where there is an `index.html`): navigations that match neither a file nor an endpoint
   * get the app's page, unless the project has its own 404 page. `mpa`: they get the 404 page.
   */
  readonly appType?: 'spa' | 'mpa'
  /** `import.meta.env.MODE`. Default `development` for a bundle, `production` for a static build. */
  readonly mode?: string
  /**
   * Milliseconds that a loop may block everything else; then it throws `EndlessLoop`, which names its line.
   * `true`: 2000. Default: no limit.
   */
  readonly loopGuard?: boolean | number
}

/** The options with their defaults. */
export type FilledOptions = Settings & Required<Pick<CompileOptions, 'publicDir' | 'base' | 'mode'>> & CompileOptions

const milliseconds: Check = check('true, false or a number of milliseconds', (value) =>
  typeof value === 'number' ? value >= 0 : typeof value === 'boolean',
)
const pages: Check = check('a list of HTML files', (value) => Array.isArray(value) && value.every(isText))
/** `normaliseBase` checks the path and has its own error. */
const anyText: Check = check('text', (value) => typeof value === 'string')
/** Only a disk can hold a server and the packages that it needs. */
const worker: Check = oneOf(new Map([['worker', 'endpoints run in the browser']]))
const appType: Check = oneOf(
  new Map([
    ['spa', 'unknown addresses get the app’s page'],
    ['mpa', 'they get the 404 page'],
  ]),
)
const ownChecks = {
  target: worker,
  base: anyText,
  publicDir: text,
  input: pages,
  appType,
  mode: text,
  loopGuard: milliseconds,
}

/** Checks the options and fills in the defaults; `mode` is the default of that option. Throws as `fillSettings`. */
export function fillOptions(options: CompileOptions, mode: string): FilledOptions {
  const settings = fillSettings(options, ownChecks)
  if (isRelativeBase(options.base ?? '/')) refuseRelativeScope(settings)
  return {
    ...options,
    ...settings,
    pages: withoutSlashes(settings.pages),
    publicDir: withoutSlashes(options.publicDir ?? 'public'),
    base: options.base ?? '/',
    mode: options.mode ?? mode,
  }
}

const withoutSlashes = (folder: string): string => trimEnd(folder.replace(/^(?:\.?\/)+/, ''), '/')
