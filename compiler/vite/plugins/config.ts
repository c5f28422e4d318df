import { existsSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type BuildEnvironmentOptions, defaultAllowedOrigins, type Plugin, searchForWorkspaceRoot } from 'vite'
import { normaliseBase } from '../../../sw/core/routes/base.ts'
import { baseUrl } from '../../project/base-url.ts'
import { fillSettings, type StowawayOptions } from '../../project/settings.ts'
import { appPage, ownNotFoundPage } from '../../site/app-page.ts'
import { environmentOptions, quietChecks } from '../environment-options.ts'
import { isOwnEnvironment } from '../environments.ts'
import { packageFolder } from '../package-files.ts'
import { stagingFolder } from '../staging.ts'

/** Adds the environments that endpoints run in, and has `vite build` build all of them. */
export function configPlugin(options: StowawayOptions): Plugin {
  let root = '.'
  return {
    name: 'stowaway:config',
    enforce: 'pre',
    config(config, { command }) {
      const { trailingSlash, target, pages } = fillSettings(options)
      // In development, Vite would replace a relative base by a slash.
      normaliseBase(config.base ?? '/')
      root = realFolder(config.root ?? '.')
      const staging = stagingFolder(root)
      const given = (config.environments?.client?.build ?? config.build)?.rolldownOptions?.checks
      const client = target === 'node' ? join(staging, 'client') : staging
      return {
        builder: {},
        // Astro's prefix beside Vite's: endpoint files written for Astro run unchanged.
        envPrefix: config.envPrefix ?? ['VITE_', 'PUBLIC_'],
        define: {
          'import.meta.env.SITE': JSON.stringify(options.site) ?? 'undefined',
          'import.meta.env.BASE_URL': JSON.stringify(baseUrl(config.base ?? '/', trailingSlash)),
          // For the page's `endpoint`, which makes addresses.
          'import.meta.env.STOWAWAY_TRAILING_SLASH': JSON.stringify(trailingSlash),
        },
        server: {
          fs: { allow: [searchForWorkspaceRoot(root), packageFolder] },
          // Vite would answer every OPTIONS itself; an endpoint's own answer comes first.
          ...(config.server?.cors === undefined && {
            cors: { origin: defaultAllowedOrigins, preflightContinue: true },
          }),
        },
        environments: {
          ...environmentOptions(staging, [`${pages}/**/*.{ts,js}`]),
          ...(command === 'build' && {
            client: {
              build: { outDir: client, emptyOutDir: true, rolldownOptions: { checks: { ...quietChecks, ...given } } },
            },
          }),
        },
        // A project of endpoints alone has no page that could answer every address.
        ...(config.appType === undefined && !existsSync(join(root, 'index.html')) && { appType: 'mpa' }),
      }
    },
    configEnvironment(name, { build }) {
      if (name === 'client' && build !== undefined) addNotFoundPage(build, root)
      // Vite merges a project's `build` into every environment, but its pages must not become our entries.
      const own = isOwnEnvironment(name) ? environmentOptions('', [])[name]?.build?.rolldownOptions : undefined
      if (own === undefined || build?.rolldownOptions === undefined) return
      const { input = {}, output = {} } = own
      Object.assign(build.rolldownOptions, { input, output })
    },
  }
}

/** A `404.html` at the root is a page of the site, also where the configuration names other pages or none. */
function addNotFoundPage(build: BuildEnvironmentOptions, root: string): void {
  const file = join(root, ownNotFoundPage)
  if (!existsSync(file)) return
  const given = build.rolldownOptions?.input ?? existing(join(root, appPage))
  const input =
    typeof given === 'object' && !Array.isArray(given)
      ? Object.values(given).some((page) => isAt(page, root, file))
        ? given
        : { ...given, 404: file }
      : [...[given].flat().filter((page) => !isAt(page, root, file)), file]
  build.rolldownOptions = { ...build.rolldownOptions, input }
}

const existing = (file: string): string[] => (existsSync(file) ? [file] : [])

/** Vite takes a page's path from the root, with or without a slash, or an absolute one. */
const isAt = (page: string, root: string, file: string): boolean =>
  resolve(root, page) === file || join(root, page) === file

/** As Vite sees it: the root may be reached through a link. */
function realFolder(folder: string): string {
  const path = resolve(folder)
  return existsSync(path) ? realpathSync(path) : path
}
