import type { UserConfig } from 'vite'

/** Options that say nothing about modules that run in Node. */
const options = new Set(
  'appType base build builder clearScreen configFile customLogger logLevel mode optimizeDeps plugins preview publicDir root server worker'.split(
    ' ',
  ),
)
const buildOptions = new Set(
  'assetsDir assetsInlineLimit copyPublicDir cssCodeSplit cssMinify emptyOutDir lib manifest minify modulePreload outDir reportCompressedSize sourcemap ssr target write'.split(
    ' ',
  ),
)

/**
 * Whether a configuration leaves all modules as they are: no plugins but ours, and no options about resolving,
 * transforming or bundling. An option that is not known here might be one.
 */
export function isPlainConfig(config: UserConfig): boolean {
  const given: unknown[] = config.plugins ?? []
  const plugins = given.flat(Number.POSITIVE_INFINITY)
  return (
    areIn(options, config) &&
    areIn(buildOptions, config.build ?? {}) &&
    plugins.every((plugin) => !plugin || (isNamed(plugin) && plugin.name.startsWith('stowaway')))
  )
}

const areIn = (known: ReadonlySet<string>, given: object): boolean =>
  Object.entries(given).every(([name, value]) => value === undefined || known.has(name))

const isNamed = (plugin: unknown): plugin is { readonly name: string } =>
  typeof plugin === 'object' && plugin !== null && 'name' in plugin && typeof plugin.name === 'string'
