import type { Plugin } from 'vite'
import { buildError } from '../../sw/core/errors/build-errors.ts'
import type { StowawayOptions } from '../project/settings.ts'
import { ImageFiles } from './astro/image-files.ts'
import { astroPlugins } from './astro/plugins.ts'
import { WatchedFiles } from './astro/watched-files.ts'
import { newBuildState } from './build-state.ts'
import { isPlainConfig } from './plain/is-plain-config.ts'
import { afterPagesPlugin } from './plugins/after-pages.ts'
import { type BuildControl, buildPlugin } from './plugins/build.ts'
import { classicScriptPlugin } from './plugins/classic-script.ts'
import { computedImportsPlugin } from './plugins/computed-imports.ts'
import { configPlugin } from './plugins/config.ts'
import { devPlugins } from './plugins/dev.ts'
import { entriesPlugin } from './plugins/entries.ts'
import { environmentFilesPlugin } from './plugins/environment-files.ts'
import { environmentVariablesPlugin } from './plugins/environment-variables.ts'
import { errorCodesPlugin } from './plugins/error-codes.ts'
import { fileNamesPlugin } from './plugins/file-names.ts'
import { fileRoutesPlugin } from './plugins/file-routes.ts'
import { gatePlugin, gatePreloadPlugin } from './plugins/gate.ts'
import { nodeGlobalsPlugin } from './plugins/node-globals.ts'
import { nodeModulesPlugin } from './plugins/node-modules.ts'
import { pageOutputPlugin } from './plugins/page-output.ts'
import { previewPlugin } from './plugins/preview.ts'
import { relativeBasePlugin } from './plugins/relative-base.ts'
import { runtimePlugin } from './plugins/runtime.ts'
import { storagePlugin } from './plugins/storage.ts'
import { testsPlugin } from './plugins/tests.ts'
import { throwingGlobalsPlugin } from './plugins/throwing-globals.ts'
import { presentErrors } from './present-errors.ts'
import { createProject, type Project } from './project.ts'
import { requireVite } from './require-vite.ts'
import type { EntrySources } from './virtual-entries.ts'

export const pluginName = 'stowaway'

/**
 * The Vite plugin: endpoint files in `src/pages` answer requests, in a service worker (default) or in a Node server, and
 * are prerendered where they say so. Without options everything has a default; `index.html` gets the worker's gate.
 *
 * @example
 * export default defineConfig({ plugins: [stowaway({ site: 'https://example.org', offline: true })] })
 */
export function stowaway(options: StowawayOptions = {}): Plugin[] {
  return stowawayPlugins(options, {})
}

/** The plugin with the strings that the command line pulls. */
export function stowawayPlugins(options: StowawayOptions, control: BuildControl): Plugin[] {
  requireVite()
  const sources: EntrySources = new Map()
  const watched = new WatchedFiles()
  const images = new ImageFiles()
  const state = newBuildState()
  let project: Project | undefined
  const getProject = (): Project => {
    if (project === undefined) throw new Error('The Stowaway plugin was used before Vite resolved its configuration.')
    return project
  }
  const main: Plugin = {
    name: pluginName,
    enforce: 'pre',
    api: { options, control },
    // Before our own plugins have added anything.
    config(config) {
      state.isPlain = isPlainConfig(config)
    },
    configResolved(config) {
      if (config.plugins.filter(({ name }) => name === pluginName).length > 1) throw buildError('PluginRepeated', {})
      project = createProject(config, options)
    },
  }
  return [
    main,
    buildPlugin({ getProject, sources, images, control, state }),
    configPlugin(options),
    relativeBasePlugin(options),
    testsPlugin(getProject),
    storagePlugin(getProject),
    runtimePlugin(),
    errorCodesPlugin(),
    entriesPlugin(sources),
    nodeModulesPlugin(() => control.reporter),
    computedImportsPlugin(),
    environmentFilesPlugin(),
    fileNamesPlugin(),
    environmentVariablesPlugin(),
    throwingGlobalsPlugin(),
    nodeGlobalsPlugin(() => control.reporter),
    classicScriptPlugin(),
    fileRoutesPlugin(getProject),
    ...gatePlugin(getProject),
    gatePreloadPlugin(getProject),
    ...astroPlugins({ getProject, getReporter: () => control.reporter, watched, images }),
    ...devPlugins(getProject, watched),
    previewPlugin(),
    pageOutputPlugin(),
    afterPagesPlugin(),
  ].map(presentErrors)
}
