import { existsSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type BuildEnvironmentOptions, defaultAllowedOrigins, type Plugin, searchForWorkspaceRoot } from 'vite'
import { buildError } from '../../../sw/core/errors/build-errors.ts'
import { normaliseBase } from '../../../sw/core/routes/base.ts'
import { checkTsconfig } from '../../node/check-tsconfig.ts'
import { baseUrl } from '../../project/base-url.ts'
import { isRelativeBase, refuseRelativeScope } from '../../project/relative-base.ts'
import { fillSettings, type StowawayOptions } from '../../project/settings.ts'
import { appPage, ownNotFoundPage } from '../../site/app-page.ts'
import { buildsSite } from '../builds-site.ts'
import { environmentOptions, ownBuild, quietChecks } from '../environment-options.ts'
import { isOwnEnvironment } from '../environments.ts'
import { packageFolder } from '../package-files.ts'
import { stagingFolder } from '../staging.ts'

/** Adds the environments that endpoints run in, and has `vite build` build all of them. */
export function configPlugin(options: StowawayOptions): Plugin {
  let root = '.'
  let isSite = true
  return {
    name: 'stowaway:config',
    enforce: 'pre',
    config(config, env) {
      const { command } = env
      isSite = command === 'serve' || buildsSite(config, env)
      const { trailingSlash, target, serviceWorker } = fillSettings(options)
      const base = config.base ?? '/'
      // Vite would replace a base such as `../` by a slash. In development and preview, it does so with './' too.
      if (!isRelativeBase(base)) normaliseBase(base)
      const isRelative = isRelativeBase(base) && command === 'build'
      if (isRelative && target === 'node') throw buildError('RelativeBaseOnServer', { base })
      if (isRelative) refuseRelativeScope({ serviceWorker })
      root = realFolder(config.root ?? '.')
      checkTsconfig(root)
      const given = (config.environments?.client?.build ?? config.build)?.rolldownOptions?.checks
      return {
        ...(isSite && { builder: {} }),
        // Astro's prefix beside Vite's: endpoint files written for Astro run unchanged.
        envPrefix: config.envPrefix ?? ['VITE_', 'PUBLIC_'],
        define: {
          'import.meta.env.SITE': JSON.stringify(options.site) ?? 'undefined',
          ...(!isRelative && {
            'import.meta.env.BASE_URL': JSON.stringify(baseUrl(isRelativeBase(base) ? '/' : base, trailingSlash)),
          }),
          // For the page's `endpoint`, which makes addresses.
          'import.meta.env.STOWAWAY_TRAILING_SLASH': JSON.stringify(trailingSlash),
        },
        // Vite's builds follow the paths of a tsconfig.json anyway; with this, so do the dev server and what runs in Node.
        ...(config.resolve?.tsconfigPaths === undefined && { resolve: { tsconfigPaths: true } }),
        server: {
          fs: { allow: [searchForWorkspaceRoot(root), packageFolder] },
          // Vite would answer every OPTIONS itself; an endpoint's own answer comes first.
          ...(config.server?.cors === undefined && {
            cors: { origin: defaultAllowedOrigins, preflightContinue: true },
          }),
        },
        ...(isSite && {
          environments: {
            ...environmentOptions(stagingFolder(root)),
            ...(command === 'build' && {
              client: { build: { rolldownOptions: { checks: { ...quietChecks, ...given } } } },
            }),
          },
        }),
        // A project of endpoints alone has no page that could answer every address.
        ...(config.appType === undefined && !existsSync(join(root, 'index.html')) && { appType: 'mpa' }),
      }
    },
    configEnvironment(name, config) {
      config.build ??= {}
      const { build } = config
      if (isOwnEnvironment(name)) Object.assign(build, ownBuild(name, build, stagingFolder(root)))
      if (name !== 'client' || !isSite) return
      addNotFoundPage(build, root)
      // A Node server has the site's files in a folder of their own.
      return options.target === 'node' ? { build: { outDir: join(build.outDir ?? 'dist', 'client') } } : undefined
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
