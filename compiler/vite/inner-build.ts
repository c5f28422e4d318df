import type { InlineConfig, Plugin, ResolvedConfig, ViteBuilder } from 'vite'

const name = 'stowaway-inner-build'

/** What a build knows that another one has started. */
export interface InnerBuild {
  /** The output folder holds the pages already: Vite has built them without the rest of the site. */
  readonly hasPages: boolean
}

/** The configuration of a build, for another build of the same project. */
export function innerConfig({ inlineConfig }: ResolvedConfig, inner: InnerBuild): InlineConfig {
  const mark: Plugin = { name, api: inner }
  return { ...inlineConfig, plugins: [inlineConfig.plugins, mark] }
}

/** How a build was started by another one; `undefined` for one that people start. */
export function innerBuildOf({ plugins }: Pick<ResolvedConfig, 'plugins'>): InnerBuild | undefined {
  return plugins.find((plugin) => plugin.name === name)?.api
}

// On the environment itself: a configuration that is bundled with this module has a copy of it.
const builtWithApp = Symbol.for('stowaway.builtWithApp')

/** Notes that a build of the whole app builds these environments. */
export function noteAppBuild({ environments }: ViteBuilder): void {
  for (const environment of Object.values(environments)) Reflect.set(environment, builtWithApp, true)
}

/** Whether an environment is built as part of the whole app: Vite's `build()` builds the pages alone. */
export const isBuiltWithApp = (environment: object): boolean => Reflect.has(environment, builtWithApp)
