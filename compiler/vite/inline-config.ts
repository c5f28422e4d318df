import { resolve } from 'node:path'
import { type ConfigEnv, type InlineConfig, loadConfigFromFile, type PluginOption } from 'vite'
import { buildError } from '../../sw/core/errors/build-errors.ts'
import type { StowawayOptions } from '../project/settings.ts'
import { pluginName, stowawayPlugins } from './plugin.ts'
import type { BuildControl } from './plugins/build.ts'

/** A project as the command line names it. */
export interface ProjectOptions {
  /** Default: the working directory. */
  readonly root?: string
  /** Vite's config file; `false` for none. Default: Vite's own search. */
  readonly config?: string | false
  readonly base?: string
  readonly outDir?: string
  readonly mode?: string
  /** Win over the options in the config file. */
  readonly stowaway?: StowawayOptions
}

/**
 * Vite's configuration for a project: the user's own, with our plugin in it. The plugin of a config file is replaced by
 * one with the same options and the command line's on top.
 */
export async function inlineConfig(
  options: ProjectOptions,
  command: ConfigEnv['command'],
  control: BuildControl = {},
): Promise<InlineConfig> {
  const root = resolve(options.root ?? '.')
  const mode = options.mode ?? (command === 'build' ? 'production' : 'development')
  const loaded = options.config === false ? null : await loadConfig({ command, mode }, options.config, root)
  const plugins = await flatten(loaded?.config.plugins ?? [])
  const [own, second] = plugins.filter((plugin) => plugin.name === pluginName)
  if (second !== undefined) throw buildError('PluginRepeated', {})
  const others = plugins.filter((plugin) => !plugin.name.startsWith(pluginName))
  const fromFile: StowawayOptions = own?.api?.options ?? {}
  return {
    ...loaded?.config,
    root: loaded?.config.root === undefined || options.root !== undefined ? root : resolve(loaded.config.root),
    configFile: false,
    mode,
    ...(options.base !== undefined && { base: options.base }),
    // The command line builds the site, whatever a plain `vite build` makes.
    build: {
      ...loaded?.config.build,
      ssr: false,
      lib: false,
      ...(options.outDir !== undefined && { outDir: options.outDir }),
    },
    plugins: [...others, ...stowawayPlugins(withFlags(fromFile, options.stowaway), control)],
  }
}

/**
 * Vite's own search for a config file. It also checks whether Node could run the file as it is, says so only in its own
 * command line, and on a slow machine the bundler reports the time that this takes. So it is left out.
 */
async function loadConfig(env: ConfigEnv, file: string | undefined, root: string) {
  const { VITE_CONFIG_NATIVE_IGNORE_WARNING: given } = process.env
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = given ?? 'true'
  try {
    return await loadConfigFromFile(env, file, root, 'silent')
  } finally {
    if (given === undefined) delete process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING
  }
}

/** `--offline` switches on what the file says in detail. */
function withFlags(fromFile: StowawayOptions, flags: StowawayOptions = {}): StowawayOptions {
  const { offline } = fromFile
  return { ...fromFile, ...flags, ...(flags.offline === true && { offline: offline || true }) }
}

interface NamedPlugin {
  readonly name: string
  readonly api?: { readonly options?: StowawayOptions }
}

/** Plugins may be nested, promised, or switched off. */
async function flatten(option: PluginOption): Promise<NamedPlugin[]> {
  const value = await option
  if (Array.isArray(value)) return (await Promise.all(value.map(flatten))).flat()
  return value ? [value] : []
}
